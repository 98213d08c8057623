// Talks to the store in its worker: loads dumps when first needed, answers queries, stops them.

/** A store in the page over `dumps` ({name, address, quads}); `tell` hears what it is doing. */
export class PageStore {
  constructor(dumps, tell) {
    this.dumps = dumps;
    this.tell = tell;
    this.waiting = new Map();
    this.next = 0;
    this.loaded = null;
    this.worker = null;
  }

  /** Loads the dumps once; the counts of all of them. */
  load() {
    this.loaded ??= this.#loadAll().catch((error) => {
      this.loaded = null;
      this.tell({ state: "failed", error: error.message });
      throw error;
    });
    return this.loaded;
  }

  /** {text, type, milliseconds}; rejects with the message of the engine, or when the signal aborts. */
  async query(request, signal) {
    await this.load();
    return new Promise((resolve, reject) => {
      const stop = () => {
        this.#restart();
        reject(new DOMException("Aborted", "AbortError"));
      };
      signal?.addEventListener("abort", stop, { once: true });
      this.#ask({ task: "query", ...request })
        .then(resolve, reject)
        .finally(() => signal?.removeEventListener("abort", stop));
    });
  }

  /** Other dumps from now on; the next query loads them. */
  choose(dumps) {
    this.dumps = dumps;
    this.#restart();
  }

  async #loadAll() {
    const began = performance.now();
    const sum = { quads: 0, bytes: 0 };
    for (const dump of this.dumps) {
      const report = (part) => this.tell({ state: "loading", name: dump.name, ...part });
      report({ received: 0, total: 0 });
      const part = await this.#ask({ task: "load", address: dump.address }, report);
      sum.quads += part.quads;
      sum.bytes += part.bytes;
    }
    const done = { state: "loaded", ...sum, milliseconds: performance.now() - began };
    this.tell(done);
    return done;
  }

  #ask(message, progress) {
    this.worker ??= this.#open();
    const id = this.next++;
    return new Promise((resolve, reject) => {
      this.waiting.set(id, { resolve, reject, progress });
      this.worker.postMessage({ ...message, id });
    });
  }

  #open() {
    const worker = new Worker(new URL("./worker.js", import.meta.url), { type: "module" });
    worker.onmessage = ({ data }) => this.#hear(data);
    worker.onerror = (event) => this.#failAll(event.message || "the store could not start");
    return worker;
  }

  #hear(data) {
    const waiting = this.waiting.get(data.id);
    if (!waiting) return;
    if ("received" in data) {
      waiting.progress?.(data);
      return;
    }
    this.waiting.delete(data.id);
    if ("error" in data) waiting.reject(new Error(data.error));
    else waiting.resolve(data.done);
  }

  #failAll(message) {
    for (const { reject } of this.waiting.values()) reject(new Error(message));
    this.waiting.clear();
  }

  // A running query of the engine cannot be interrupted; its worker can be ended, and the dumps load again.
  #restart() {
    this.worker?.terminate();
    this.worker = null;
    this.waiting.clear();
    this.loaded = null;
    this.tell({ state: "idle" });
  }
}
