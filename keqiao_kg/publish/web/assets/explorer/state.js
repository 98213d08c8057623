// What the reader sees, as plain values that an address can hold.
//   picture, report: which network          base: "start", "all" or a list of nodes
//   node, depth: the chosen node and how many steps around it are added
//   goal: the other end of a path           offKinds, offThemes, years: filters

export const FRESH = { base: "start", node: "", depth: 0, goal: "", offKinds: [], offThemes: [], years: null };

const LISTS = ["offKinds", "offThemes"];
const SEPARATOR = "~"; // stands in no IRI of ours, in no notation

/** The state as the fragment of an address; `short` shortens the IRI of a node. */
export function written(state, short) {
  const fields = new URLSearchParams();
  const put = (name, value) => value && fields.set(name, value);
  put("picture", state.picture);
  put("report", state.report);
  put("base", Array.isArray(state.base) ? state.base.map(short).join(SEPARATOR) : state.base === "start" ? "" : state.base);
  put("node", state.node && short(state.node));
  put("depth", state.depth ? String(state.depth) : "");
  put("goal", state.goal && short(state.goal));
  for (const name of LISTS) put(name, state[name].join(SEPARATOR));
  put("years", state.years ? state.years.join("-") : "");
  return fields.toString();
}

/** The state of a fragment; `long` gives the IRI back. */
export function read(fragment, long) {
  const fields = new URLSearchParams(fragment);
  const get = (name) => fields.get(name) ?? "";
  const base = get("base");
  const years = /^(\d+)-(\d+)$/.exec(get("years"));
  return {
    ...FRESH,
    picture: get("picture"),
    report: get("report"),
    base: base === "" ? "start" : base === "all" ? "all" : base.split(SEPARATOR).map(long),
    node: get("node") && long(get("node")),
    depth: Number.parseInt(get("depth"), 10) || 0,
    goal: get("goal") && long(get("goal")),
    offKinds: get("offKinds").split(SEPARATOR).filter(Boolean),
    offThemes: get("offThemes").split(SEPARATOR).filter(Boolean),
    years: years ? [Number(years[1]), Number(years[2])] : null,
  };
}
