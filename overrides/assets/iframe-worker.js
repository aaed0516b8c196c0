// Search from a disk. On file:// Chromium refuses to start a Worker, which the theme's search needs. There its script runs
// in a hidden frame instead; Firefox starts the Worker, and hosted pages never come past the first line.
// The offline plugin looks for "iframe-worker" in the name of this file: without it, it links a script of another host.
if (location.protocol === "file:") {
  const NativeWorker = window.Worker;

  // Stands in for a Worker: same calls, same "message" events.
  class FrameWorker extends EventTarget {
    constructor(url) {
      super();
      const frame = document.createElement("iframe");
      frame.hidden = true;
      frame.title = "Search";
      // An empty document of this page's own origin; "about:blank" is there at once, so nothing has to be waited for.
      document.body.append(frame);
      this.inside = frame.contentWindow;
      this.inside.postMessage = data => this.dispatchEvent(new MessageEvent("message", { data }));
      this.inside.importScripts = async (...urls) => {
        for (const each of urls) await load(this.inside.document, new URL(each, script));
      };
      const script = new URL(url, document.baseURI);
      this.ready = load(this.inside.document, script);
    }

    postMessage(data) {
      this.ready.then(() => this.inside.dispatchEvent(new MessageEvent("message", { data })));
    }

    terminate() {
      this.inside.frameElement.remove();
    }
  }

  // Runs a classic script in a document; resolves when it has run.
  function load(target, url) {
    return new Promise((resolve, reject) => {
      const element = target.createElement("script");
      element.src = url;
      element.onload = resolve;
      element.onerror = () => reject(new Error("cannot load " + url));
      target.head.append(element);
    });
  }

  window.Worker = function (url, options) {
    try {
      return new NativeWorker(url, options);
    } catch {
      return new FrameWorker(url);
    }
  };
}
