// Makes an address of this page a SPARQL 1.1 endpoint: `fetch` to it is answered by the store in the page.

async function parametersOf(request) {
  const parameters = new URL(request.url).searchParams;
  if (request.method !== "POST") return parameters;
  const body = await request.text();
  const type = request.headers.get("Content-Type") ?? "";
  if (type.startsWith("application/sparql-query")) parameters.append("query", body);
  else new URLSearchParams(body).forEach((value, name) => parameters.append(name, value));
  return parameters;
}

async function respond(store, request) {
  const parameters = await parametersOf(request);
  const query = parameters.get("query");
  if (query === null) return new Response("A `query` is needed; this endpoint is read-only.", { status: 400 });
  const graphs = { unnamed: parameters.getAll("default-graph-uri"), named: parameters.getAll("named-graph-uri") };
  const accept = request.headers.get("Accept") ?? "";
  try {
    const { text, type } = await store.query({ query, accept, graphs }, request.signal);
    return new Response(text, { headers: { "Content-Type": `${type}; charset=utf-8` } });
  } catch (error) {
    if (error.name === "AbortError") throw error;
    return new Response(error.message, { status: 400, headers: { "Content-Type": "text/plain; charset=utf-8" } });
  }
}

/** From now on `fetch` to `address` asks `store`; every other address goes to the network as before. */
export function serveInPage(address, store) {
  const network = window.fetch.bind(window);
  const bare = address.split(/[?#]/)[0];
  window.fetch = (input, options) => {
    const request = input instanceof Request ? input : new Request(input, options);
    return request.url.split(/[?#]/)[0] === bare ? respond(store, request) : network(input, options);
  };
}
