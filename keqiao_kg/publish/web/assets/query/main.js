// The query page: reads its settings from the page, opens the editor and fills the library.
// The settings are {"endpoint": address} where a server answers, or {"dumps": [{name, address, quads, report}]} where the
// page itself does.

import { openEditor, showQuery } from "./editor.js";
import { commented, drawLibrary } from "./library.js";
import { drawEndpointStatus, drawStoreStatus } from "./status.js";
import { pageOf } from "../page/addresses.js";
import { PageStore } from "../store/client.js";
import { serveInPage } from "../store/endpoint.js";

const absolute = (address, from = document.baseURI) => new URL(address, from).href;

async function json(address) {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  return response.json();
}

const ENOUGH = 400_000; // quads: what loads in a few seconds and leaves a phone its memory

// The graphs that all need, and reports as long as they are few; the reader chooses from the others.
function chosenAtFirst(files) {
  let sum = 0;
  return (file) => {
    sum += file.quads;
    return !file.report || sum <= ENOUGH || files.filter(({ report }) => report)[0] === file;
  };
}

// The address beside the settings stands for the store; nothing on the host is asked for it.
function openPageStore(line, dumps, from) {
  const endpoint = absolute("page-store", from);
  const files = dumps.map((dump) => ({ ...dump, address: absolute(dump.address, from) }));
  const store = new PageStore(files.filter(chosenAtFirst(files)), (state) => tell(state));
  const tell = drawStoreStatus(line, store, files);
  serveInPage(endpoint, store);
  return endpoint;
}

function connect(line, settings, from) {
  if (!settings.endpoint) return openPageStore(line, settings.dumps, from);
  const endpoint = absolute(settings.endpoint, from);
  drawEndpointStatus(line, endpoint);
  return endpoint;
}

// #question=name opens a question of the library, so that any page can link to one.
const asked = () => new URLSearchParams(location.hash.slice(1)).get("question");

function openAsked(name, library, open) {
  const question = library.queries.find((entry) => entry.name === name);
  if (question) open(question, question.text);
}

function first({ start, queries }) {
  return { name: start, start: commented(queries.find((question) => question.name === start)) };
}

async function start(page) {
  const name = asked(); // before the editor takes the address for its own
  const part = (name) => page.querySelector(`[data-part=${name}]`);
  const addresses = [page.dataset.settings, page.dataset.library, page.dataset.vocabulary].map((address) => absolute(address));
  const [settings, library, vocabulary] = await Promise.all(addresses.map(json));
  const endpoint = connect(part("status"), settings, addresses[0]);
  page.dataset.mode = settings.endpoint ? "served" : "page";
  const root = absolute(page.dataset.root);
  const site = { base: settings.base, explorer: absolute("explorer.html", root), pageOf: pageOf(settings, root) };
  const yasgui = openEditor(part("editor"), { endpoint, vocabulary, site, ...first(library) });
  const drawer = part("library").closest("details");
  const narrow = window.matchMedia("(max-width: 60rem)");
  drawer.open = !narrow.matches;
  const open = (question, query) => {
    if (narrow.matches && !question.parameters.length) drawer.open = false;
    return showQuery(yasgui, question.name.split("/").pop(), commented(question, query));
  };
  drawLibrary(part("library"), library, open);
  openAsked(name, library, open);
  window.addEventListener("hashchange", () => openAsked(asked(), library, open));
  page.dataset.ready = "true";
}

start(document.querySelector("#query-page"));
