// A form with data-autosave keeps a draft on the server: a second after the last key, and again when the line is back.
import { each, say, token } from "./page.js";

const PAUSE = 1000;
const RETRY = 5000;

each("form[data-autosave]", (form) => {
  const status = form.querySelector("[data-autosave-status]");
  let timer, unsaved = false, sending = false, leaving = false;

  const show = (text) => status && (status.textContent = text);
  const later = (wait) => {
    clearTimeout(timer);
    timer = setTimeout(save, wait);
  };

  async function save() {
    if (sending) return later(PAUSE);
    sending = true;
    unsaved = false;
    show(say("saving"));
    const body = new FormData(form);
    for (const [name, value] of [...body]) if (value instanceof File) body.delete(name);
    const answer = await fetch(form.dataset.autosave, { method: "POST", body, headers: { "X-CSRFToken": token() } }).catch(() => null);
    sending = false;
    if (answer?.ok) {
      const now = new Date().toLocaleTimeString("ru", { hour: "2-digit", minute: "2-digit" });
      if (!unsaved) show(`${say("saved")} ${now}`);
    } else {
      unsaved = true;
      show(say("offline"));
      later(RETRY);
    }
  }

  form.addEventListener("input", () => {
    leaving = false;
    unsaved = true;
    later(PAUSE);
  });
  form.addEventListener("submit", () => {
    leaving = true; // the form itself carries everything: a draft still on its way must not hold it back
    unsaved = false;
    clearTimeout(timer);
  });
  addEventListener("online", () => unsaved && later(0));
  addEventListener("beforeunload", (event) => {
    if (!leaving && (unsaved || sending)) event.preventDefault();
  });
});
