// Answers a SPARQL query in the format that the client accepts.

const ROWS = {
  "application/sparql-results+json": "application/sparql-results+json",
  "application/sparql-results+xml": "application/sparql-results+xml",
  "text/csv": "text/csv",
  "text/tab-separated-values": "text/tab-separated-values",
};
const GRAPHS = {
  "text/turtle": "text/turtle",
  "application/n-triples": "application/n-triples",
  "application/rdf+xml": "application/rdf+xml",
};

/** CONSTRUCT, DESCRIBE, SELECT or ASK: the first such word outside IRIs, strings and comments. */
export function formOf(query) {
  const bare = query.replace(/<[^<>\s]*>|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|#[^\n]*/g, " ");
  return /\b(SELECT|ASK|CONSTRUCT|DESCRIBE)\b/i.exec(bare)?.[1].toUpperCase() ?? "SELECT";
}

function chosen(accept, formats) {
  const names = accept.split(",").map((part) => part.split(";")[0].trim());
  return formats[names.find((name) => name in formats)] ?? Object.values(formats)[0];
}

/** The answer as text with its media type and the milliseconds it took. */
export function answer(store, { query, accept = "", graphs = {} }, namedNode) {
  const isGraph = ["CONSTRUCT", "DESCRIBE"].includes(formOf(query));
  const type = chosen(accept, isGraph ? GRAPHS : ROWS);
  const options = { results_format: type };
  if (graphs.unnamed?.length) options.default_graph = graphs.unnamed.map((iri) => namedNode(iri));
  else if (!graphs.named?.length) options.use_default_graph_as_union = true;
  if (graphs.named?.length) options.named_graphs = graphs.named.map((iri) => namedNode(iri));
  const began = performance.now();
  const text = store.query(query, options);
  return { text, type, milliseconds: performance.now() - began };
}
