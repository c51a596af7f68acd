// One file on its way to the server, in parts that are checked (tus 1.0): it goes on by itself after
// a break, and where it stopped when the same file is chosen again, after days or in another window.
"use strict";

const PART_BYTES = 8 * 1024 * 1024;
const WAITS_MS = [0, 1000, 3000, 5000, 10000, 20000, 30000, 30000];

// Puts each part's checksum on it, where the browser can make one (https, or this machine).
class CheckedStack extends tus.DefaultHttpStack {
  createRequest(method, url) {
    const request = super.createRequest(method, url);
    const send = request.send.bind(request);
    request.send = async (body) => {
      if (method === "PATCH" && body && window.crypto.subtle) {
        const bytes = body instanceof Blob ? await body.arrayBuffer() : body;
        const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
        request.setHeader("Upload-Checksum", `sha256 ${btoa(String.fromCharCode(...digest))}`);
      }
      return send(body);
    };
    return request;
  }
}

// `told` are functions that hear of `progress` (bytes, of bytes), of what came of it (`done`), that
// there is no room for it (`refused`), and that it did not arrive (`failed`), with the status of the
// last answer, 0 for none.
class ScanUpload {
  constructor(file, address, told) {
    this.address = address;
    this.told = told;
    this.upload = new tus.Upload(file, {
      endpoint: address,
      chunkSize: PART_BYTES,
      retryDelays: WAITS_MS,
      removeFingerprintOnSuccess: true,
      headers: { "X-Form-Token": document.querySelector("input[name=form_token]").value },
      metadata: { filename: file.name, for: "accession" },
      httpStack: new CheckedStack({}),
      onShouldRetry: (error) => isWorthAnotherTry(error),
      onProgress: (bytes, of) => told.progress(bytes, of),
      onSuccess: () => this.ask(),
      onError: (error) => this.fail(error.originalResponse),
    });
  }

  async start() {
    const [known] = (await this.upload.findPreviousUploads())
      .sort((one, other) => Date.parse(other.creationTime) - Date.parse(one.creationTime));
    if (known) this.upload.resumeFromPreviousUpload(known);
    this.upload.start();
  }

  pause() { return this.upload.abort(); }

  resume() { this.upload.start(); }

  // What the server has refused it tells in the reader's language where it is asked.
  fail(response) {
    const status = response?.getStatus() ?? 0;
    if (status === 413) this.told.refused();
    else if (status === 422 && this.upload.url) this.ask();
    else this.told.failed(status);
  }

  async ask() {
    try {
      const answer = await fetch(this.upload.url, { headers: { Accept: "application/json" } });
      const told = await answer.json();
      if (answer.ok && told.is_done) this.told.done(told);
      else this.told.failed(answer.status);
    } catch {
      this.told.failed(0);
    }
  }
}

// A break, a part that was damaged on its way, somebody else's turn, a server that restarts.
function isWorthAnotherTry(error) {
  const status = error.originalResponse?.getStatus() ?? 0;
  return status === 0 || [408, 409, 423, 429, 460].includes(status) || status >= 500;
}
