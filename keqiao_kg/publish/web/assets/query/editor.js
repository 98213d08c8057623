// YASGUI with our prefixes, completers and views; it stores tabs in this browser and asks no other host.

import { makeAccessible } from "./accessible.js";
import { registerCompleters } from "./completion.js";
import { registerViews } from "./views.js";
import { word } from "./words.js";

const ROWS = "application/sparql-results+json,*/*;q=0.9";
const GRAPH = "text/turtle,*/*;q=0.9";
const PLUGINS = ["table", "chart", "network", "response", "boolean", "error"];

function settings({ endpoint, vocabulary, start }, completers) {
  const requestConfig = {
    endpoint,
    method: "POST",
    acceptHeaderSelect: ROWS,
    acceptHeaderGraph: GRAPH,
    withCredentials: false,
  };
  return {
    requestConfig,
    autofocus: false,
    tabName: word("query"),
    copyEndpointOnNewTab: true,
    endpointCatalogueOptions: { getData: () => [{ endpoint }], keys: [], renderItem: () => {} },
    persistenceId: `keqiao-kg ${endpoint}`,
    yasqe: {
      value: start,
      prefixCcApi: null,
      autocompleters: completers,
      createShortLink: undefined,
      collapsePrefixesOnLoad: true,
      requestConfig,
      hintConfig: { completeSingle: false },
    },
    yasr: { prefixes: vocabulary.prefixes, pluginOrder: PLUGINS, defaultPlugin: "table", errorRenderers: [] },
  };
}

// A tab says its own endpoint; one that was saved under another address of this page follows the page.
function followEndpoint(yasgui, endpoint) {
  for (const tab of Object.values(yasgui._tabs)) tab.setEndpoint(endpoint);
  yasgui.on("tabAdd", (_instance, id) => yasgui.getTab(id)?.setEndpoint(endpoint));
}

/** An editor in `parent`; its first tab has the text `start` and the name `name`. */
export function openEditor(parent, options) {
  const { Yasgui } = window;
  const completers = registerCompleters(Yasgui.Yasqe, options.vocabulary);
  registerViews(Yasgui.Yasr, options.site);
  const yasgui = new Yasgui(parent, settings(options, completers));
  followEndpoint(yasgui, options.endpoint);
  makeAccessible(parent);
  for (const tab of Object.values(yasgui._tabs)) if (tab.getPersistedJson().yasqe.value === options.start) tab.setName(options.name);
  return yasgui;
}

/** Shows `query` in a tab of that name, the one that is open or a new one, and runs it. */
export function showQuery(yasgui, name, query) {
  const open = Object.values(yasgui._tabs).find((tab) => tab.getName() === name);
  const tab = open ?? yasgui.addTab(false, { name });
  yasgui.selectTabId(tab.getId());
  tab.setQuery(query);
  return tab.query().catch(() => undefined); // the view of the tab shows what went wrong
}
