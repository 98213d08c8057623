// What a result connects: the triples of a graph, or two columns of a table.

const shortName = (iri) => decodeURIComponent(iri.split(/[#/]/).filter(Boolean).pop() ?? iri);

function cell(binding) {
  return { id: `${binding.type}:${binding.value}`, label: binding.type === "uri" ? shortName(binding.value) : binding.value, iri: binding.type === "uri" ? binding.value : null };
}

function term(node) {
  return cell({ type: node.termType === "NamedNode" ? "uri" : "literal", value: node.value });
}

/** The columns to join at first: subject and object by name, else the first two. */
export function pairOf(columns) {
  const by = (pattern, other) => columns.find((column) => pattern.test(column) && column !== other);
  const from = by(/^(subject|s|source|from)$/i) ?? columns[0];
  const to = by(/^(object|o|target|to)$/i, from) ?? columns.find((column) => column !== from);
  return [from, to];
}

/** Links {from, to, label} of table rows; the label is the column `relation` or `p` where there is one. */
export function linksOfRows(rows, from, to) {
  return rows
    .filter((row) => row[from] && row[to])
    .map((row) => ({ from: cell(row[from]), to: cell(row[to]), label: (row.relation ?? row.p ?? row.predicate)?.value ?? "" }));
}

const LABEL = /(#|\/)(label|prefLabel|name|title)$/;

/** Links of triples: labels become names of nodes, other literals stay nodes. */
export function linksOfTriples(triples) {
  const names = new Map();
  for (const { subject, predicate, object } of triples) {
    if (LABEL.test(predicate.value) && !names.has(subject.value)) names.set(subject.value, object.value);
  }
  const named = (node) => ({ ...term(node), ...(names.has(node.value) ? { label: names.get(node.value) } : {}) });
  return triples
    .filter(({ predicate }) => !LABEL.test(predicate.value))
    .map(({ subject, predicate, object }) => ({ from: named(subject), to: named(object), label: shortName(predicate.value) }));
}
