// Fetches networks, each once, as graphology graphs.

const KEPT = new Map();

async function fetched(address) {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  const graph = new window.graphology.MultiDirectedGraph();
  graph.import(await response.json());
  return graph;
}

/** The network of a picture of the settings, of one report or (report "") of all. */
export function network(settings, picture, report, from) {
  const entry = settings.networks.find((each) => each.picture === picture && each.report === report);
  const address = new URL(entry.address, from).href;
  if (!KEPT.has(address)) KEPT.set(address, fetched(address));
  return KEPT.get(address);
}
