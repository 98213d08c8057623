// The line that says where answers come from: an endpoint, or the store in this page with its counts and times.

import { element } from "../page/elements.js";
import { onLanguage } from "../page/language.js";
import { word } from "./words.js";

/** 1.4 MB and the like. */
export function size(bytes) {
  if (bytes < 1000) return `${bytes} B`;
  return bytes < 1e6 ? `${Math.round(bytes / 1000)} kB` : `${(bytes / 1e6).toFixed(1)} MB`;
}

function sentence(now) {
  if (now.state === "loading") return word("loading", { name: now.name, size: progress(now) });
  if (now.state === "failed") return word("failed", now);
  if (now.state === "idle") return word("idle", { quads: now.quads.toLocaleString("en") });
  const seconds = (now.milliseconds / 1000).toFixed(2);
  return word("loaded", { quads: now.quads.toLocaleString("en"), size: size(now.bytes), seconds });
}

function progress({ received, total }) {
  return total ? `${size(received)} / ${size(total)}` : size(received);
}

// Many reports: which of them to load; another choice loads anew.
function chooser(store, files) {
  const reports = files.filter(({ report }) => report);
  if (reports.length < 2) return null;
  const box = (file) => {
    const change = (event) => {
      const kept = store.dumps.filter((dump) => dump !== file);
      store.choose(event.target.checked ? [...kept, file] : kept);
    };
    const input = element("input", { type: "checkbox", checked: store.dumps.includes(file), onchange: change });
    return element("label", { class: "kq-tick" }, input, `${file.name} (${file.quads.toLocaleString("en")})`);
  };
  return element("details", { class: "kq-choice" }, element("summary", {}, word("reports")), reports.map(box));
}

/** The status of a store in the page over some of `files`; returns the function that it tells its state. */
export function drawStoreStatus(line, store, files) {
  let now = { state: "idle" };
  const text = element("span", {});
  const choice = element("span", {});
  line.replaceChildren(text, choice);
  const load = () => store.load().catch(() => undefined); // the line itself tells of a failure
  const draw = () => {
    const quads = store.dumps.reduce((sum, file) => sum + file.quads, 0);
    line.dataset.state = now.state;
    const button = element("button", { type: "button", onclick: load }, word("loadNow"));
    text.replaceChildren(sentence({ quads, ...now }), ...(["idle", "failed"].includes(now.state) ? [" ", button] : []));
  };
  const drawAll = () => {
    draw();
    choice.replaceChildren(...[chooser(store, files)].filter(Boolean));
  };
  onLanguage(drawAll);
  drawAll();
  return (state) => {
    now = state;
    draw();
  };
}

/** The address of a served endpoint. */
export function drawEndpointStatus(line, endpoint) {
  const draw = () => line.replaceChildren(`${word("endpoint")}: `, element("code", {}, endpoint));
  onLanguage(draw);
  draw();
}
