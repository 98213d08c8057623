// The views of a result: our table, chart and graph, and YASR's own for the rest, under names in the reader's language.

import { ChartView } from "./chart.js";
import { NetworkView } from "./network.js";
import { RowsView } from "./rows.js";
import { word } from "./words.js";

function called(View, key) {
  return class extends View {
    constructor(yasr) {
      super(yasr);
      this.label = word(key);
    }
  };
}

/** Registers the views `table`, `chart` and `network`, and names the others; `site` is that of RowsView. */
export function registerViews(Yasr, site) {
  RowsView.site = site;
  Yasr.registerPlugin("table", RowsView, true);
  Yasr.registerPlugin("chart", ChartView, true);
  Yasr.registerPlugin("network", NetworkView, true);
  Yasr.registerPlugin("response", called(Yasr.plugins.response, "response"), true);
}
