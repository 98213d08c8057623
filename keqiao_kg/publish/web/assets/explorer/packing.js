// Brings the groups of a partial picture close together. Places within a group stay as the layout set them, and a
// group moves as a whole, so nodes that are expanded later come out where they belong.

import { groups } from "./steps.js";

export const MARGIN = { left: 30, right: 240, top: 26, bottom: 26 }; // units of the layout; labels stand at the right
const KEPT = new WeakMap();

function groupsOf(graph) {
  if (!KEPT.has(graph)) KEPT.set(graph, groups(graph));
  return KEPT.get(graph);
}

function frame(homes, nodes) {
  const points = nodes.map((node) => homes.get(node));
  const ends = (name, choose, from) => points.reduce((found, point) => choose(found, point[name]), from);
  const [left, bottom] = [ends("x", Math.min, Infinity), ends("y", Math.min, Infinity)];
  const width = ends("x", Math.max, -Infinity) - left + MARGIN.left + MARGIN.right;
  const height = ends("y", Math.max, -Infinity) - bottom + MARGIN.top + MARGIN.bottom;
  return { left: left - MARGIN.left, bottom: bottom - MARGIN.bottom, width, height };
}

// Rows of frames, tall ones first, in a picture of this shape.
function rows(frames, shape) {
  const area = frames.reduce((sum, { width, height }) => sum + width * height, 0);
  const breadth = Math.max(...frames.map(({ width }) => width), Math.sqrt(area * shape) * 1.05);
  let [x, y, tall] = [0, 0, 0];
  for (const each of frames) {
    if (x > 0 && x + each.width > breadth) [x, y, tall] = [0, y - tall, 0];
    [each.x, each.y] = [x, y - each.height];
    x += each.width;
    tall = Math.max(tall, each.height);
  }
}

/** Node → [dx, dy] from its home, for every node of a group of which some are in `nodes`; shape is width by height. */
export function packed(graph, homes, nodes, shape) {
  const seen = groupsOf(graph)
    .map((group) => ({ group, members: group.filter((node) => nodes.has(node)) }))
    .filter(({ members }) => members.length)
    .map(({ group, members }) => ({ group, ...frame(homes, members) }));
  seen.sort((a, b) => b.height - a.height || b.width - a.width);
  if (seen.length) rows(seen, shape);
  return new Map(seen.flatMap(({ group, x, y, left, bottom }) => group.map((node) => [node, [x - left, y - bottom]])));
}
