// Which nodes are seen: the base, what was expanded, the path, less what the filters take away.

import { beginning } from "./beginning.js";
import { around, shortestPath } from "./steps.js";

const yearsOf = (attributes) => (attributes.years ? attributes.years.split(" ").map(Number) : []);

/** The first and last year that the network speaks of; null if it names none. */
export function span(graph) {
  const years = graph.mapNodes((_, attributes) => yearsOf(attributes)).flat();
  return years.length ? [years.reduce((a, b) => Math.min(a, b)), years.reduce((a, b) => Math.max(a, b))] : null;
}

/** A test of nodes: kind and theme on, some year inside the span. */
export function passing(graph, state) {
  const [kinds, themes] = [new Set(state.offKinds), new Set(state.offThemes)];
  return (node) => {
    const attributes = graph.getNodeAttributes(node);
    if (kinds.has(attributes.kind) || themes.has(attributes.theme ?? "-")) return false;
    const years = state.years ? yearsOf(attributes) : [];
    return !years.length || years.some((year) => year >= state.years[0] && year <= state.years[1]);
  };
}

function baseOf(graph, base) {
  if (base === "all") return graph.nodes();
  return base === "start" ? beginning(graph) : base.filter((node) => graph.hasNode(node));
}

/** {nodes: Set, path: list or null}; `path` is null where none is asked for or none exists. */
export function shown(graph, state) {
  const passes = passing(graph, state);
  const nodes = new Set(baseOf(graph, state.base).filter(passes));
  const chosen = graph.hasNode(state.node) ? state.node : "";
  if (chosen) for (const node of around(graph, chosen, state.depth, passes)) nodes.add(node);
  const path = chosen && graph.hasNode(state.goal) ? shortestPath(graph, chosen, state.goal, passes) : null;
  for (const node of path ?? []) nodes.add(node);
  return { nodes, path };
}
