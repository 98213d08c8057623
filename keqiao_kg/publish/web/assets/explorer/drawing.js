// The picture as SVG, as the camera shows it, and as PNG from that SVG.

import { drawing, save } from "../page/elements.js";
import { FONT } from "./stage.js";

const SCALE = 2; // pixels of the PNG for one of the page

function seen(stage) {
  const { graph, sigma, view } = stage;
  const { width, height } = sigma.getDimensions();
  const nodes = new Map();
  for (const node of view.nodes) {
    const data = sigma.getNodeDisplayData(node);
    const place = sigma.framedGraphToViewport(data);
    if (place.x < -50 || place.y < -50 || place.x > width + 50 || place.y > height + 50) continue;
    nodes.set(node, { ...data, x: place.x, y: place.y, size: sigma.scaleSize(data.size) });
  }
  return { graph, sigma, width, height, nodes };
}

const round = (number) => Math.round(number * 10) / 10;

function edgeLine({ sigma, nodes }, edge, from, to) {
  const data = sigma.getEdgeDisplayData(edge);
  const [a, b] = [nodes.get(from), nodes.get(to)];
  return drawing("line", { x1: round(a.x), y1: round(a.y), x2: round(b.x), y2: round(b.y), stroke: data.color, "stroke-width": round(sigma.scaleSize(data.size)) });
}

function label(node, colours) {
  const attributes = { x: round(node.x + node.size + 3), y: round(node.y + 4), fill: colours.ink, stroke: colours.sheet, "stroke-width": 3, "paint-order": "stroke", "font-size": 13 };
  return drawing("text", attributes, node.label);
}

function labelled(stage, nodes) {
  const wanted = new Set(stage.sigma.getNodeDisplayedLabels());
  return [...nodes].filter(([node, data]) => data.label && (wanted.has(node) || data.forceLabel)).map(([, data]) => label(data, stage.colours));
}

/** The picture as an <svg>. */
export function svgOf(stage) {
  const part = seen(stage);
  const { graph, width, height, nodes } = part;
  const lines = [];
  graph.forEachEdge((edge, _, from, to) => {
    if (nodes.has(from) && nodes.has(to)) lines.push(edgeLine(part, edge, from, to));
  });
  const dots = [...nodes.values()].map((node) => drawing("circle", { cx: round(node.x), cy: round(node.y), r: round(node.size), fill: node.color }));
  const ground = drawing("rect", { width, height, fill: stage.colours.sheet });
  return drawing("svg", { xmlns: "http://www.w3.org/2000/svg", width, height, viewBox: `0 0 ${width} ${height}`, "font-family": FONT.replaceAll("'", "") }, ground, lines, dots, labelled(stage, nodes));
}

const text = (svg) => new XMLSerializer().serializeToString(svg);

/** Offers the picture as an SVG file. */
export function saveSvg(stage, name) {
  save(`${name}.svg`, text(svgOf(stage)), "image/svg+xml");
}

/** The picture as PNG bytes, twice as fine as the screen. */
export async function pngOf(stage) {
  const svg = svgOf(stage);
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text(svg))}`;
  await image.decode();
  const canvas = document.createElement("canvas");
  canvas.width = svg.getAttribute("width") * SCALE;
  canvas.height = svg.getAttribute("height") * SCALE;
  canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve) => canvas.toBlob(resolve, "image/png"));
}

/** Offers the picture as a PNG file. */
export async function savePng(stage, name) {
  save(`${name}.png`, await pngOf(stage), "image/png");
}
