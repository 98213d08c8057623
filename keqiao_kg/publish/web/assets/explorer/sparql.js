// From picture to SPARQL: the query that gives a node's facts, or what links the nodes of the picture.

const PREFIXES = `PREFIX kq: <https://w3id.org/keqiao-kg/ontology#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
`;
const MOST = 300; // nodes that a query names

const listed = (nodes) => nodes.map((node) => `<${node}>`).join("\n    ");

/** All that the graph states of a node, and what points to it. */
export function nodeQuery(node) {
  return `SELECT ?from ?property ?to
WHERE {
  { BIND(<${node}> AS ?from) ?from ?property ?to }
  UNION
  { BIND(<${node}> AS ?to) ?from ?property ?to }
}
ORDER BY ?from ?property ?to
`;
}

/** What the graph states between the nodes of the picture, directly or by standing in one sentence. */
export function pictureQuery(nodes) {
  return `${PREFIXES}
SELECT DISTINCT ?from ?fromName ?relation ?to ?toName
WHERE {
  VALUES ?from {
    ${listed(nodes.slice(0, MOST))}
  }
  VALUES ?to {
    ${listed(nodes.slice(0, MOST))}
  }
  {
    ?from ?relation ?to .
  } UNION {
    ?one kq:mentions ?from ; kq:inSentence ?sentence .
    ?other kq:mentions ?to ; kq:inSentence ?sentence .
    FILTER(STR(?from) < STR(?to))
    BIND(kq:mentions AS ?relation) # named in one sentence
  }
  OPTIONAL { ?from skos:prefLabel ?fromName . FILTER(LANG(?fromName) = "zh") }
  OPTIONAL { ?to skos:prefLabel ?toName . FILTER(LANG(?toName) = "zh") }
}
ORDER BY ?from ?relation ?to
`;
}

/** The address of the query page with that query. */
export function queryAddress(page, query) {
  return `${page}#query=${encodeURIComponent(query)}`;
}
