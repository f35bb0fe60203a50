// The village meeting: a page that works without a network. Screens by the part of the address after #.
import * as net from "./net.js";
import * as store from "./store.js";
import { button, field, h, icon, input, note, showProblems, values } from "./dom.js";
import { deviceScreen, homeScreen, sendScreen } from "./home.js";
import { couponScreen, oneScreen } from "./one.js";
import { questionScreen } from "./question.js";
import { recordScreen } from "./record.js";
import { setupScreen, SHORTEST } from "./setup.js";
import { eraseSent, load, readRecords, state, unsent } from "./state.js";
import { makeVault, openVault, toBytes } from "./vault.js";
import { LANGUAGES, say, setLanguage, spoken } from "./words.js";

const main = document.getElementById("main"), bar = document.getElementById("field-bar"), top = document.getElementById("field-top");
let touched = Date.now(), tries = 0;

const go = (path) => { if (location.hash === `#${path}`) draw(); else location.hash = `#${path}`; };
function show(...inside) {
  main.replaceChildren(...inside.filter(Boolean));
  if (!main.querySelector("h1")) main.prepend(h("h1", { class: "visually-hidden" }, say("app_name")));
  window.scrollTo(0, 0);
  document.title = `${(main.querySelector("h1") || {}).textContent || say("app_name")} · ${say("app_name")}`;
  drawFrame();
}

function drawFrame() {
  const choose = h("select", { class: "form-select", "aria-label": say("language"), onchange: async (event) => {
    setLanguage(event.target.value);
    await store.keep("language", event.target.value);
    draw();
  } }, LANGUAGES.map(([code, name]) => h("option", { value: code, selected: code === spoken(), lang: code }, name)));
  top.replaceChildren(h("a", { class: "brand", href: "#/" }, h("img", { src: document.body.dataset.logo, alt: "", width: 32, height: 32 }), h("span", { class: "brand-name" }, say("app_name"))),
    h("span", { class: `badge-state tone-${navigator.onLine ? "success" : "neutral"} field-net` }, icon(navigator.onLine ? "wifi" : "wifi-off"), h("span", {}, say(navigator.onLine ? "online" : "offline"))), choose);
  bar.hidden = !state.key;
  const link = (path, drawn, words) => h("a", { href: `#${path}`, "aria-current": location.hash.slice(1) === path ? "page" : null }, icon(drawn), h("span", {}, say(words)));
  bar.replaceChildren(link("/", "list", "nav_list"), link("/new", "plus", "nav_new"), link("/send", "upload", "nav_send"), link("/device", "device-tablet", "nav_device"));
}

async function draw() {
  if (!state.device) return setupScreen(show, started);
  if (!state.key) return unlockScreen();
  const [, first, id, last] = (location.hash || "#/").slice(1).split("/");
  if (first === "new") return recordScreen(show, go);
  if (first === "q") return questionScreen(show, go, id);
  if (first === "send") return sendScreen(show, go, ended);
  if (first === "device") return deviceScreen(show, go, lock);
  if (first === "r" && last === "edit") return recordScreen(show, go, id);
  if (first === "r" && last === "coupon") return couponScreen(show, go, id);
  if (first === "r") return oneScreen(show, go, id);
  return homeScreen(show, go);
}

async function started() {
  net.speakAs(state.device);
  location.hash = "#/";
  unlockScreen();
}

function unlockScreen() {
  const form = h("form", { class: "form-stack field-unlock", novalidate: true }, h("h1", {}, say("unlock_title")), h("p", { class: "field-lead" }, state.device.name),
    field(say("passphrase"), input("passphrase", "", { type: "password", autocomplete: "current-password" })),
    h("div", { class: "form-actions" }, h("button", { class: "btn btn-primary btn-wide", type: "submit" }, say("unlock"))),
    h("details", { class: "field-forgotten" }, h("summary", {}, say("forgotten")), h("p", {}, say("forgotten_help")), button(say("forgotten_open"), { onclick: () => recover() })));
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const press = form.querySelector("[type=submit]");
    press.disabled = true;
    press.classList.add("is-busy");
    const key = await openVault(await store.kept("vault"), form.elements.passphrase.value);
    press.disabled = false;
    press.classList.remove("is-busy");
    tries += key ? 0 : 1;
    if (showProblems(form, key ? {} : { passphrase: tries < 3 ? say("passphrase_wrong") : say("passphrase_wrong_often") })) unlocked(key);
  });
  show(form);
  form.elements.passphrase.focus();
}

async function unlocked(key) {
  Object.assign(state, { key });
  tries = 0;
  touched = Date.now();
  await readRecords();
  await eraseSent();
  draw();
}

function lock() {
  if (!state.key) return;
  Object.assign(state, { key: null, records: [], questions: [] });
  unlockScreen();
}

// Two people have agreed: the office gives the key back once, and a new passphrase seals it again.
async function recover() {
  const stand = await net.contact(await unsent());
  if (!stand) return show(note("warning", say("no_network")), button(say("go_back"), { onclick: unlockScreen }));
  if (stand.state !== "active") return ended();
  if (!stand.signed_in) return show(note("warning", say("signed_out"), h("p", {}, h("a", { class: "btn btn-primary", href: "/accounts/login/?next=/field/" }, say("sign_in")))), button(say("go_back"), { onclick: unlockScreen }, "ghost"));
  if (!stand.may_open) return show(h("h1", {}, say("forgotten")), note("info", say("recovery_waits")), h("div", { class: "form-actions" }, h("a", { class: "btn btn-primary", href: `/field/devices/${state.device.id}/` }, say("recovery_ask")), button(say("go_back"), { onclick: unlockScreen }, "ghost")));
  const form = h("form", { class: "form-stack", novalidate: true }, h("h1", {}, say("forgotten")), field(say("passphrase_new"), input("passphrase", "", { type: "password", autocomplete: "new-password" }), { help: say("passphrase_help") }), h("button", { class: "btn btn-primary", type: "submit" }, say("save")));
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const { passphrase } = values(form);
    if (!showProblems(form, passphrase.length < SHORTEST ? { passphrase: say("passphrase_short") } : {})) return;
    try {
      const { key } = await net.post("key/", {});
      const vault = await makeVault(passphrase, toBytes(key));
      await store.keep("vault", vault.kept);
      unlocked(vault.key);
    } catch (problem) {
      show(note("danger", problem instanceof net.Refused ? problem.message : say("no_network")), button(say("go_back"), { onclick: unlockScreen }));
    }
  });
  show(form);
}

// Cut off or given back: everything here goes, and the office is told that it has gone.
async function ended() {
  Object.assign(state, { key: null, records: [], questions: [] });
  const device = state.device;
  await store.wipe();
  net.speakAs(device);
  await net.contact(0, true).catch(() => null);
  state.device = null;
  show(h("h1", {}, say("ended_title")), note("danger", say("ended_text")));
}

async function listen() {
  if (!state.device || !navigator.onLine) return;
  const stand = await net.contact(await unsent()).catch(() => null);
  if (stand && ["cut_off", "retired"].includes(stand.state)) return ended();
  if (stand && "skew_seconds" in stand) {
    state.skew = stand.skew_seconds;
    await store.keep("skew", stand.skew_seconds);
  }
}

function watch() {
  const touch = () => { touched = Date.now(); };
  for (const name of ["pointerdown", "keydown", "input"]) addEventListener(name, touch, { passive: true, capture: true });
  const look = () => { if (state.key && Date.now() - touched > state.idleMinutes * 60000) lock(); };
  setInterval(look, 5000);
  document.addEventListener("visibilitychange", look);
  addEventListener("hashchange", () => { if (state.device) draw(); });
  addEventListener("online", () => { drawFrame(); listen(); });
  addEventListener("offline", drawFrame);
}

async function begin() {
  if ("serviceWorker" in navigator) navigator.serviceWorker.register(document.body.dataset.worker, { scope: "/field/" }).catch(() => null);
  await load();
  const chosen = (await store.kept("language")) || document.documentElement.lang;
  setLanguage(chosen);
  await store.keep("language", chosen);
  if (state.device) net.speakAs(state.device);
  watch();
  await draw();
  await listen();
}

begin();
