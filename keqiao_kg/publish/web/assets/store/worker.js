// Runs the store away from the page, so that typing and scrolling go on while a query runs.
// Messages: {id, task: "load", address} or {id, task: "query", query, accept, graphs}; answers {id, …} or {id, error}.

import start, { Store, namedNode } from "../vendor/oxigraph/web.js";
import { answer } from "./answer.js";
import { download } from "./download.js";

const TASKS = { load, query };
let store = null;

async function ready() {
  if (store === null) {
    await start();
    store = new Store();
  }
  return store;
}

async function load({ id, address }) {
  const target = await ready();
  const file = await download(address, (received, total) => postMessage({ id, received, total }));
  const before = target.size;
  const began = performance.now();
  target.load(file.bytes, { format: file.format, no_transaction: true, lenient: true });
  return { quads: target.size - before, bytes: file.received, milliseconds: performance.now() - began };
}

async function query(request) {
  return answer(await ready(), request, namedNode);
}

onmessage = async ({ data }) => {
  try {
    postMessage({ id: data.id, done: await TASKS[data.task](data) });
  } catch (error) {
    postMessage({ id: data.id, error: String(error?.message ?? error) });
  }
};
