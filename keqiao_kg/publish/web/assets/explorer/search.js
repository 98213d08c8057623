// Finds things of the network as one types: a list box that the keyboard walks through.

import { element } from "../page/elements.js";
import { nameOf } from "./filters.js";
import { labelOf } from "./stage.js";
import { word } from "./words.js";

const MOST = 12;

/** The nodes whose names hold all words of `text`: those that begin with it first, then those named most. */
export function matches(graph, text) {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  if (!words.length) return [];
  const found = [];
  graph.forEachNode((node, attributes) => {
    const name = `${attributes.label} ${attributes.label_en} ${attributes.code ?? ""}`.toLowerCase();
    if (words.every((part) => name.includes(part))) found.push([name.startsWith(words[0]) ? 0 : 1, -attributes.mentions, node]);
  });
  found.sort((a, b) => a[0] - b[0] || a[1] - b[1] || (a[2] < b[2] ? -1 : 1));
  return found.slice(0, MOST).map(([, , node]) => node);
}

function option(graph, node, index, pick) {
  const attributes = graph.getNodeAttributes(node);
  const dot = element("span", { class: "kx-dot" });
  dot.style.background = attributes.color;
  const press = (event) => {
    event.preventDefault();
    pick(node);
  };
  return element("li", { role: "option", id: `kx-option-${index}`, "data-node": node, onmousedown: press }, dot, element("span", {}, labelOf(attributes)), element("small", {}, nameOf(graph, attributes.kind)));
}

/** Makes `input` and `list` a search of `graph()`; `pick(node)` is called for the chosen one. */
export function wireSearch(input, list, graph, pick) {
  let at = -1;
  const close = () => {
    list.replaceChildren();
    list.hidden = true;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
    at = -1;
  };
  const choose = (node) => {
    input.value = "";
    close();
    pick(node);
  };
  const draw = () => {
    close();
    const nodes = matches(graph(), input.value);
    list.replaceChildren(...nodes.map((node, index) => option(graph(), node, index, choose)));
    list.hidden = nodes.length === 0;
    input.setAttribute("aria-expanded", String(nodes.length > 0));
  };
  const walk = (step) => {
    const options = [...list.children];
    if (!options.length) return;
    options[at]?.removeAttribute("aria-selected");
    at = (at + step + options.length) % options.length;
    options[at].setAttribute("aria-selected", "true");
    options[at].scrollIntoView({ block: "nearest" });
    input.setAttribute("aria-activedescendant", options[at].id);
  };
  const keys = {
    ArrowDown: () => walk(1),
    ArrowUp: () => walk(-1),
    Enter: () => {
      const option = list.children[Math.max(at, 0)];
      if (option) choose(option.dataset.node);
    },
    Escape: close,
  };
  input.addEventListener("input", draw);
  input.addEventListener("blur", close);
  input.addEventListener("keydown", (event) => {
    if (event.isComposing || !keys[event.key]) return;
    event.preventDefault();
    keys[event.key]();
  });
  input.placeholder = word("find");
}
