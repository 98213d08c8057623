// Draws rows of numbers as one SVG: bars, or points joined by a line; each group has a scale of its own.

import { drawing } from "../page/elements.js";
import { numberIn } from "./columns.js";

export const PALETTE = ["#2f6f9f", "#d2733a", "#5a9a5a", "#9467a8", "#b5a02f", "#7a7a7a"];
const LINE = 22;
const FONT = { "font-size": 13, "font-family": "system-ui, Noto Sans CJK SC, PingFang SC, Microsoft YaHei, sans-serif" };

const shortened = (text, most) => (text.length > most ? `${text.slice(0, most - 1)}…` : text);

function scaleOf(rows, values) {
  const numbers = rows.flatMap((row) => values.map((column) => numberIn(row, column) ?? 0));
  const low = Math.min(0, ...numbers);
  const high = Math.max(0, ...numbers);
  return { low, span: high - low || 1 };
}

function caption(x, y, text, attributes = {}) {
  return drawing("text", { x, y, fill: "currentColor", "dominant-baseline": "central", ...attributes }, text);
}

function bar(frame, scale, number, index, of, y) {
  const thick = Math.min(12, (LINE - 6) / of);
  const at = (value) => frame.left + ((value - scale.low) / scale.span) * frame.width;
  const x = Math.min(at(0), at(number));
  const top = y - (thick * of) / 2 + thick * index;
  return drawing("rect", { x, y: top, width: Math.max(1, Math.abs(at(number) - at(0))), height: thick, rx: 1.5, fill: PALETTE[index % PALETTE.length] });
}

function points(frame, scale, numbers, y) {
  const at = (value) => frame.left + ((value - scale.low) / scale.span) * frame.width;
  const places = numbers.map(([number, index]) => [at(number), index]);
  const xs = places.map(([x]) => x);
  const line = drawing("line", { x1: Math.min(...xs), x2: Math.max(...xs), y1: y, y2: y, stroke: "currentColor", "stroke-opacity": 0.35, "stroke-width": 2 });
  const dot = ([x, index]) => drawing("circle", { cx: x, cy: y, r: 5, fill: PALETTE[index % PALETTE.length] });
  return [line, ...places.map(dot)];
}

function marks(frame, scale, row, values, kind, y) {
  const numbers = values.map((column, index) => [numberIn(row, column), index]).filter(([number]) => number !== null);
  if (!numbers.length) return [];
  if (kind === "points") return points(frame, scale, numbers, y);
  return numbers.map(([number, index]) => bar(frame, scale, number, index, values.length, y));
}

function line(frame, scale, row, choice, y) {
  const name = row[choice.label]?.value ?? "";
  const read = choice.values.map((column) => row[column]?.value ?? "–").join(" · ");
  const label = caption(frame.left - 8, y, shortened(name, frame.letters), { "text-anchor": "end" });
  label.append(drawing("title", {}, name));
  const value = caption(frame.left + frame.width + 8, y, shortened(read, 18), { "fill-opacity": 0.75 });
  return [label, ...marks(frame, scale, row, choice.values, choice.kind, y), value];
}

function legend(frame, values) {
  if (values.length < 2) return [];
  return values.flatMap((column, index) => [
    drawing("rect", { x: frame.left + index * 110, y: 6, width: 11, height: 11, rx: 2, fill: PALETTE[index % PALETTE.length] }),
    caption(frame.left + 16 + index * 110, 12, shortened(column, 14)),
  ]);
}

/** An <svg> of the groups [[name, rows], …]; choice: {label, values, kind}; width in pixels. */
export function drawBars(groups, choice, width) {
  const narrow = width < 560;
  const left = narrow ? 120 : 230;
  const frame = { left, width: Math.max(80, width - left - (narrow ? 80 : 130)), letters: narrow ? 8 : 16 };
  const parts = legend(frame, choice.values);
  let y = parts.length ? 34 : 12;
  for (const [name, rows] of groups) {
    if (groups.length > 1) {
      parts.push(caption(frame.left, y, name || "–", { "font-weight": 600 }));
      y += LINE;
    }
    const scale = scaleOf(rows, choice.values);
    for (const row of rows) {
      parts.push(...line(frame, scale, row, choice, y));
      y += LINE;
    }
    y += 10;
  }
  return drawing("svg", { xmlns: "http://www.w3.org/2000/svg", width, height: y, viewBox: `0 0 ${width} ${y}`, role: "img", ...FONT }, parts);
}
