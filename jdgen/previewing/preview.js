// Keeps a page of the preview up to date: waits for news, fetches the page again, and puts what changed in place.
// Nothing else of the page is touched, so the focus, the place in the document and what is folded stay as they are.
"use strict";

const body = document.body;
const connection = document.getElementById("connection");
let revision = body.dataset.revision;
let source = null;
let asking = false;
let again = false;

function listen() {
  // A hidden page holds no connection: a browser has only six for one address.
  if (source || document.hidden) return;
  source = new EventSource(`/events?page=${encodeURIComponent(body.dataset.page)}`);
  source.onmessage = (event) => {
    say("");
    if (event.data !== revision) refresh();
  };
  source.onerror = () => {
    say("No answer from jdgen preview: it has stopped, or is busy. This page goes on when it answers.");
    if (source && source.readyState === EventSource.CLOSED) {
      source = null;
      setTimeout(listen, 2000);
    }
  };
}

function rest() {
  if (source) source.close();
  source = null;
}

function say(words) {
  if (connection.textContent !== words) connection.textContent = words;
}

async function refresh() {
  again = asking;
  if (asking) return;
  asking = true;
  try {
    do {
      again = false;
      const answer = await fetch(location.pathname, { cache: "no-store" });
      // A role that is gone is a page too (404); a refusal or a failure is not.
      if (answer.status !== 200 && answer.status !== 404) throw new Error(`status ${answer.status}`);
      show(new DOMParser().parseFromString(await answer.text(), "text/html"));
    } while (again);
  } catch (error) {
    rest();
    setTimeout(listen, 2000);
  } finally {
    asking = false;
  }
}

function show(fresh) {
  const focused = document.activeElement ? document.activeElement.id : "";
  revision = body.dataset.revision = fresh.body.dataset.revision;
  if (document.title !== fresh.title) document.title = fresh.title;
  for (const old of document.querySelectorAll("[data-live]")) {
    const now = fresh.getElementById(old.id);
    if (now && now.innerHTML !== old.innerHTML) old.replaceChildren(...now.childNodes);
  }
  if (focused && (!document.activeElement || document.activeElement === body)) {
    const there = document.getElementById(focused);
    if (there) there.focus({ preventScroll: true });
  }
  showDocument(fresh.getElementById("sheet"));
}

function showDocument(fresh) {
  const sheet = document.getElementById("sheet");
  if (!sheet || !fresh || sheet.dataset.version === fresh.dataset.version) return;
  const old = sheet.querySelector("iframe");
  const next = fresh.querySelector("iframe");
  if (!old || !next) sheet.replaceChildren(...fresh.childNodes);
  else exchange(sheet, next);
  sheet.dataset.version = fresh.dataset.version || "";
}

// The new document is loaded behind the old one and takes its place when it is there, at the same height.
function exchange(sheet, next) {
  next.className = "arriving";
  next.addEventListener("load", () => {
    const frames = [...sheet.querySelectorAll("iframe")];
    if (frames.at(-1) !== next) return; // a newer one is on its way, and takes this one's place too
    const old = frames[0];
    next.contentWindow.scrollTo(old.contentWindow.scrollX, old.contentWindow.scrollY);
    const focused = frames.includes(document.activeElement);
    for (const frame of frames.slice(0, -1)) frame.remove();
    next.className = "";
    if (focused) next.focus({ preventScroll: true });
  }, { once: true });
  sheet.append(next);
}

document.addEventListener("visibilitychange", () => (document.hidden ? rest() : listen()));
addEventListener("pagehide", rest);
addEventListener("pageshow", listen);
listen();
