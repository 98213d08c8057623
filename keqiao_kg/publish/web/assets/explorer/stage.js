// Draws the network with sigma.js: what is shown, what is chosen, and where the camera stands.

import { language } from "../page/language.js";
import { MARGIN, packed } from "./packing.js";
import { hex, onColours, pageColours } from "./colours.js";

const MANY = 3000; // links; more are drawn as plain lines, and hidden while the picture moves
const POINTS = 1000; // nodes; more are drawn as points, several times faster where no graphics card helps
export const FONT = "'PingFang SC', 'Hiragino Sans GB', 'Microsoft YaHei', 'Noto Sans CJK SC', 'Noto Sans SC', system-ui, sans-serif";
const PADDING = 50; // pixels around the picture
const [SMALLEST, LARGEST] = [3, 15]; // radius of a node in pixels
const LONGEST = 16; // letters of a label on the picture

/** The label of a node in the reader's language, cut if asked. */
export function labelOf(attributes, longest = Infinity) {
  const label = (language() === "en" && attributes.label_en) || attributes.label;
  return label.length > longest ? `${label.slice(0, longest - 1)}…` : label;
}

// The node under the pointer, with its label on a plate in the colours of the page.
function drawHover(context, data, settings, colours) {
  const size = settings.labelSize;
  context.font = `600 ${size}px ${FONT}`;
  const width = data.label ? context.measureText(data.label).width : 0;
  context.fillStyle = colours.sheet;
  context.strokeStyle = colours.line;
  context.beginPath();
  context.roundRect(data.x - data.size - 4, data.y - Math.max(size, data.size + 3), width + 2 * data.size + 16, 2 * Math.max(size, data.size + 3), 6);
  context.fill();
  context.stroke();
  context.fillStyle = data.color;
  context.beginPath();
  context.arc(data.x, data.y, data.size, 0, 2 * Math.PI);
  context.fill();
  if (!data.label) return;
  context.fillStyle = colours.ink;
  context.fillText(data.label, data.x + data.size + 4, data.y + size / 3);
}

const HOMES = new WeakMap(); // a network that is shown again stands where the last stage left it

function homesOf(graph) {
  if (!HOMES.has(graph)) HOMES.set(graph, new Map(graph.mapNodes((node, { x, y }) => [node, { x, y }])));
  return HOMES.get(graph);
}

/** The stage in `box`; tells `onNode(node)`, `onDouble(node)` and `onGround()`. */
export class Stage {
  constructor(box, graph, { onNode, onDouble, onGround }) {
    this.graph = graph;
    this.box = box;
    this.view = { nodes: new Set(), path: null, node: "" };
    this.near = new Set();
    this.taken = [];
    this.homes = homesOf(graph);
    this.scale = 1;
    this.sigma = new window.Sigma(graph, box, this.#settings());
    this.sigma.on("beforeRender", () => (this.taken = []));
    this.sigma.on("clickNode", ({ node }) => onNode(node));
    this.sigma.on("doubleClickNode", (event) => {
      event.preventSigmaDefault();
      onDouble(event.node);
    });
    this.sigma.on("clickStage", onGround);
    this.sigma.on("enterNode", () => (box.style.cursor = "pointer"));
    this.sigma.on("leaveNode", () => (box.style.cursor = ""));
    this.#dye();
    onColours(() => this.#dye());
  }

  /** Shows these nodes, this path and this choice; `fit` moves the camera so that all is seen. */
  show(view, fit) {
    this.view = view;
    this.onPath = new Set(view.path ?? []);
    this.near = new Set(view.node && this.graph.hasNode(view.node) ? [view.node, ...this.graph.neighbors(view.node)] : []);
    if (fit) this.#place(view);
    if (fit) this.fit();
    this.sigma.refresh();
  }

  // The whole network stands as it was laid out; a part of it moves together.
  #place({ nodes, whole }) {
    const { width, height } = this.sigma.getDimensions();
    const moves = whole ? new Map() : packed(this.graph, this.homes, nodes, width / height);
    const moved = (node, attributes) => {
      const [dx, dy] = moves.get(node) ?? [0, 0];
      const { x, y } = this.homes.get(node);
      return { ...attributes, x: x + dx, y: y + dy };
    };
    this.graph.updateEachNodeAttributes(moved, { attributes: ["x", "y"] });
  }

  /** Fits the camera to what is shown. */
  fit() {
    const points = [...this.view.nodes].map((node) => this.graph.getNodeAttributes(node));
    if (points.length) this.#frame(boxOf(points, this.view.whole ? 0 : MARGIN.right / 2));
    this.sigma.getCamera().animatedReset({ duration: 200 });
  }

  // Nodes are drawn as large as the layout made room for, within what the eye and the finger need.
  #frame(box) {
    const { width, height } = this.sigma.getDimensions();
    const across = ([low, high], pixels) => (pixels - 2 * PADDING) / Math.max(1, high - low);
    this.scale = Math.min(across(box.x, width), across(box.y, height));
    this.sigma.setCustomBBox(box);
  }

  /** Moves the camera to a node. */
  lookAt(node) {
    const place = this.sigma.getNodeDisplayData(node);
    const { ratio } = this.sigma.getCamera().getState();
    if (place) this.sigma.getCamera().animate({ x: place.x, y: place.y, ratio: Math.min(ratio, 0.6) }, { duration: 300 });
  }

  /** Draws anew, for another language. */
  refresh() {
    this.sigma.refresh();
  }

  kill() {
    this.sigma.kill();
  }

  #settings() {
    return {
      labelFont: FONT,
      labelSize: 13,
      labelDensity: 2,
      labelGridCellSize: 80,
      labelRenderedSizeThreshold: 3,
      defaultEdgeType: this.graph.size > MANY ? "line" : "arrow",
      ...(this.graph.order > POINTS ? { nodeProgramClasses: { circle: window.Sigma.rendering.NodePointProgram } } : {}),
      hideEdgesOnMove: this.graph.size > MANY,
      hideLabelsOnMove: this.graph.order > MANY,
      minCameraRatio: 0.02,
      maxCameraRatio: 4,
      stagePadding: PADDING,
      zIndex: true,
      nodeReducer: (node, data) => this.#node(node, data),
      edgeReducer: (edge, data) => this.#edge(edge, data),
      defaultDrawNodeLabel: (context, data, settings) => this.#label(context, data, settings),
      defaultDrawNodeHover: (context, data, settings) => drawHover(context, data, settings, this.colours),
    };
  }

  #node(node, data) {
    if (!this.view.nodes.has(node)) return { ...data, hidden: true };
    const label = labelOf(data, LONGEST);
    const size = Math.min(LARGEST, Math.max(SMALLEST, data.size * this.scale));
    const marked = this.view.path ? this.onPath.has(node) : this.near.has(node);
    if (node === this.view.node) return { ...data, label, size: size * 1.25, highlighted: true, forceLabel: true, zIndex: 2 };
    if (marked) return { ...data, label, size, forceLabel: true, zIndex: this.view.path ? 2 : 1 };
    return this.near.size ? { ...data, label, size, color: this.faded(data.color), zIndex: 0 } : { ...data, label, size };
  }

  // A label that would lie over another one is left out, but for those of a path; zooming in makes room.
  #label(context, data, settings) {
    if (!data.label) return;
    context.font = `${settings.labelWeight} ${settings.labelSize}px ${FONT}`;
    const left = data.x + data.size + 3;
    const box = [left, data.y - settings.labelSize * 0.7, left + context.measureText(data.label).width, data.y + settings.labelSize * 0.7];
    if (data.zIndex !== 2 && this.taken.some((other) => box[0] < other[2] && box[2] > other[0] && box[1] < other[3] && box[3] > other[1])) return;
    this.taken.push(box);
    context.fillStyle = this.colours.ink;
    context.fillText(data.label, left, data.y + settings.labelSize / 3);
  }

  #edge(edge, data) {
    const [from, to] = this.graph.extremities(edge);
    if (!this.view.nodes.has(from) || !this.view.nodes.has(to)) return { hidden: true };
    const size = Math.min(4, 1 + 0.5 * Math.sqrt(data.weight ?? 1));
    if (this.view.path) {
      const step = Math.abs(this.view.path.indexOf(from) - this.view.path.indexOf(to)) === 1 && this.onPath.has(from) && this.onPath.has(to);
      return step ? { size: 3, color: this.colours.accent, zIndex: 1 } : { size, color: this.colours.line };
    }
    const touched = from === this.view.node || to === this.view.node;
    return touched ? { size: size + 0.8, color: this.colours.soft, zIndex: 1 } : { size, color: this.edgeColour };
  }

  #dye() {
    const named = pageColours(this.box);
    this.colours = Object.fromEntries(Object.entries(named).map(([name, colour]) => [name, hex(colour)]));
    this.edgeColour = hex(`color-mix(in srgb, ${named.soft} 45%, ${named.sheet})`);
    const mixed = new Map();
    this.faded = (colour) => {
      if (!mixed.has(colour)) mixed.set(colour, hex(`color-mix(in srgb, ${colour} 35%, ${named.sheet})`));
      return mixed.get(colour);
    };
    this.sigma.setSetting("labelColor", { color: this.colours.ink });
    this.sigma.refresh();
  }
}

// The box around points, with room at the right for labels.
function boxOf(points, room) {
  const ends = (name) => [points.reduce((low, point) => Math.min(low, point[name]), Infinity), points.reduce((high, point) => Math.max(high, point[name]), -Infinity)];
  const [x, y] = [ends("x"), ends("y")];
  const wide = ([low, high]) => (low === high ? [low - 50, high + 50] : [low, high]);
  return { x: wide([x[0], x[1] + room]), y: wide(y) };
}
