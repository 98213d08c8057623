// From IRIs to the pages of this site: the same patterns as the site itself has (`{type:a|b}`, `{rest*}`).

const PLACEHOLDER = /\{(\w+)(\*?)(?::([^}]*))?\}/g;

function matcher(pattern) {
  const source = pattern.replace(PLACEHOLDER, (_, name, many, words) => `(?<${name}>${words ?? (many ? ".+" : "[^/]+")})`);
  return new RegExp(`^${source}$`);
}

/** A function from IRI to address, null for a thing without a page; settings: {base, pages: [{about, path}]}. */
export function pageOf({ base, pages }, root) {
  const kinds = pages.map(({ about, path }) => ({ things: matcher(about), path }));
  const own = (tail) => {
    for (const { things, path } of kinds) {
      const steps = things.exec(tail)?.groups;
      if (steps) return path.replace(PLACEHOLDER, (_, name) => steps[name].split("/").map(encodeURIComponent).join("/"));
    }
    return null;
  };
  return (iri) => {
    if (!base || !iri.startsWith(base)) return null;
    const steps = iri.slice(base.length).split("/");
    for (let end = steps.length; end > 1; end -= 1) {
      const path = own(steps.slice(0, end).join("/"));
      if (path) return new URL(end < steps.length ? `${path}#${steps.slice(end).join("/")}` : path, root).href;
    }
    return null;
  };
}
