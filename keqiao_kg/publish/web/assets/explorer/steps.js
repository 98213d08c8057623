// Walks over the network, along links in either direction.

/** The nodes at most `depth` links from `node`; `open(node)` tells which may be entered. */
export function around(graph, node, depth, open = () => true) {
  const found = new Set([node]);
  let rim = [node];
  for (let step = 0; step < depth && rim.length; step += 1) {
    const next = new Set(rim.flatMap((place) => graph.neighbors(place)).filter((place) => !found.has(place) && open(place)));
    for (const place of next) found.add(place);
    rim = [...next];
  }
  return found;
}

/** A shortest path as a list of nodes from `start` to `goal`; null where there is none. */
export function shortestPath(graph, start, goal, open = () => true) {
  const before = new Map([[start, null]]);
  for (let rim = [start]; rim.length && !before.has(goal); ) rim = widened(graph, rim, before, open);
  if (!before.has(goal)) return null;
  const path = [];
  for (let node = goal; node !== null; node = before.get(node)) path.unshift(node);
  return path;
}

function widened(graph, rim, before, open) {
  const next = [];
  for (const node of rim) {
    for (const other of graph.neighbors(node)) {
      if (before.has(other) || !open(other)) continue;
      before.set(other, node);
      next.push(other);
    }
  }
  return next;
}

/** The connected groups of nodes. */
export function groups(graph) {
  const left = new Set(graph.nodes());
  const found = [];
  while (left.size) {
    const [first] = left;
    const group = around(graph, first, Infinity);
    for (const node of group) left.delete(node);
    found.push([...group]);
  }
  return found;
}
