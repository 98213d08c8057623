// Fetches a dump and unpacks it when it is gzip, whatever the host says of its content encoding.

const FORMATS = { nq: "application/n-quads", nt: "application/n-triples", ttl: "text/turtle", trig: "application/trig" };

function formatOf(address) {
  const ending = new URL(address).pathname.replace(/\.gz$/, "").split(".").pop();
  const format = FORMATS[ending];
  if (!format) throw new Error(`unknown RDF ending: ${ending}`);
  return format;
}

async function collect(stream, progress) {
  const parts = [];
  let received = 0;
  for (const reader = stream.getReader(); ; ) {
    const { done, value } = await reader.read();
    if (done) return { parts, received };
    parts.push(value);
    received += value.length;
    progress(received);
  }
}

async function unpack(parts) {
  const blob = new Blob(parts);
  const head = new Uint8Array(await blob.slice(0, 2).arrayBuffer());
  const packed = head[0] === 0x1f && head[1] === 0x8b;
  const stream = packed ? blob.stream().pipeThrough(new DecompressionStream("gzip")) : blob.stream();
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

/** The bytes, the number of bytes received and the RDF format of a dump; progress gets (received, total). */
export async function download(address, progress) {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address}: ${response.status} ${response.statusText}`);
  const total = Number(response.headers.get("Content-Length")) || 0;
  const { parts, received } = await collect(response.body, (count) => progress(count, total));
  return { bytes: await unpack(parts), received, format: formatOf(address) };
}
