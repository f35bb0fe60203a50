// The list of what was taken, search and counters; sending; the device itself.
import * as net from "./net.js";
import * as store from "./store.js";
import { button, card, facts, field, h, input, note, select, showProblems, values } from "./dom.js";
import { badge } from "./one.js";
import { questionList, stops } from "./question.js";
import { eraseSent, isUnsent, numbersLeft, readRecords, state, unsentQuestions } from "./state.js";
import { SHORTEST, meetingFields, planMeeting, takeAlong } from "./setup.js";
import { makeVault, newKey, rawOf } from "./vault.js";
import { needsSending, sync } from "./sync.js";
import { day, named, say } from "./words.js";

const LARGE_SKEW = 120;
const nameOf = ({ told }) => [told.family_name, told.given_name, told.patronymic].filter(Boolean).join(" ");

export async function homeScreen(show, go) {
  const left = await numbersLeft(), waiting = state.records.filter(isUnsent).length + unsentQuestions().length;
  const conflicts = state.records.filter((one) => ["conflict", "wrong"].includes(one.state)).length;
  const list = h("ul", { class: "field-list" });
  const draw = (text) => {
    const words = text.toLocaleLowerCase().split(/\s+/).filter(Boolean);
    const found = state.records.filter((one) => words.every((word) => `${one.number} ${nameOf(one)} ${one.told.phone} ${one.told.iin} ${one.told.body}`.toLocaleLowerCase().includes(word)));
    list.replaceChildren(...found.map(row), ...(found.length ? [] : [h("li", { class: "field-none" }, text ? say("nothing_found") : say("nothing_taken"))]));
  };
  const row = (record) => h("li", {}, h("a", { href: `#/r/${record.id}` }, h("span", { class: "field-row-name" }, nameOf(record)), h("span", { class: "field-row-about" }, `${record.number} · ${serviceOf(record)}`), badge(record)));
  const search = input("q", "", { type: "search", "aria-label": say("search"), placeholder: say("search"), oninput: (event) => draw(event.target.value) });
  draw("");
  show(h("h1", {}, state.meeting.place), h("p", { class: "field-lead" }, day(state.meeting.held_on)),
    Math.abs(state.skew) > LARGE_SKEW ? note("warning", say("clock_wrong", { n: Math.round(Math.abs(state.skew) / 60) })) : null,
    conflicts ? note("warning", say("some_wait", { n: conflicts })) : null,
    left <= 5 ? note(left ? "warning" : "danger", say("numbers_left_few", { n: left })) : null,
    h("div", { class: "field-counters" }, counter(state.records.length, "count_taken"), counter(waiting, "count_unsent"), counter(left, "count_numbers")),
    button(say("take_one"), { onclick: () => go("/new"), icon: "plus", class: "btn btn-primary btn-wide field-take" }),
    stops().length ? button(say("take_question"), { onclick: () => go("/q"), icon: "message-question", class: "btn btn-wide field-take-question" }) : null,
    state.records.length > 3 ? search : null, list, questionList());
}

const counter = (number, words) => h("p", { class: "field-counter" }, h("strong", {}, String(number)), h("span", {}, say(words)));
const serviceOf = (record) => named((state.reference.services.find((one) => one.id === record.told.service) || {}).name);

export async function sendScreen(show, go, ended) {
  const waiting = state.records.filter(needsSending).length + unsentQuestions().length;
  const status = h("div", { role: "status", "aria-live": "polite" }), results = h("div", {});
  const bar = h("progress", { class: "field-progress", max: 1, value: 0, hidden: true, "aria-label": say("sending") });
  const press = button(say("send_now"), { onclick: send, icon: "upload", class: "btn btn-primary btn-wide" });
  show(h("h1", {}, say("send_title")), note("info", waiting ? say("waiting_to_send", { n: waiting }) : say("nothing_to_send")), press, bar, status, results);
  drawResults();
  press.focus();

  async function send() {
    press.disabled = true;
    bar.hidden = false;
    status.replaceChildren();
    try {
      const count = await sync(({ done, total, number }) => {
        bar.max = total || 1;
        bar.value = done;
        status.replaceChildren(h("p", {}, number ? say("sending_one", { done: done + 1, total, number }) : say("sending_done")));
        drawResults();
      });
      status.replaceChildren(count === null ? note("info", say("sends_elsewhere")) : note("success", say("sending_done")));
    } catch (problem) {
      if (problem instanceof net.Ended) return ended();
      status.replaceChildren(trouble(problem));
    } finally {
      press.disabled = false;
      bar.hidden = true;
    }
    if (state.key) await readRecords();
    drawResults();
  }

  function drawResults() {
    const sent = [...state.records.filter((one) => one.state === "sent" && !isUnsent(one)), ...state.questions.filter((one) => one.state === "sent")];
    results.replaceChildren(h("ul", { class: "field-list" }, state.records.map((one) => h("li", {}, h("a", { href: `#/r/${one.id}` }, h("span", { class: "field-row-name" }, nameOf(one)), h("span", { class: "field-row-about" }, one.told.result ? `${one.number} · ${say("due_on")}: ${day(one.told.result.due_on)}` : one.number), badge(one))))),
      questionList() || "",
      sent.length ? card(say("after_sending"), h("p", {}, say("erased_after", { n: state.keepDays })), button(say("erase_now", { n: sent.length }), { onclick: async () => { await eraseSent(0); drawResults(); }, icon: "trash" })) : "");
  }
}

function trouble(problem) {
  if (problem instanceof net.SignedOut) {
    return note("warning", say(problem.somebodyElse ? "somebody_else" : "signed_out"), h("p", {}, h("a", { class: "btn btn-primary", href: "/accounts/login/?next=/field/%23/send" }, say("sign_in"))));
  }
  if (problem instanceof net.Offline) return note("warning", say("no_network"));
  return note("danger", problem.message || say("try_again"));
}

export async function deviceScreen(show, go, relock) {
  const waiting = state.records.filter(isUnsent).length + unsentQuestions().length, left = await numbersLeft();
  const place = h("div", {}), { reference } = state;
  const attempt = async (work) => {
    try { await work(); } catch (problem) { place.replaceChildren(trouble(problem)); place.scrollIntoView({ block: "center" }); }
  };
  const setting = (name, list, label, unit) => field(say(label), select(name, list.map((n) => [String(n), say(unit, { n })]), String(state[name]), { onchange: async (event) => { state[name] = Number(event.target.value); await store.keep(name, state[name]); } }));
  show(h("h1", {}, state.device.name), place,
    card(say("the_office"), facts([[say("office"), named(reference.office.name)], [say("phone"), reference.office.phone], [say("office_hours"), reference.office.hours], [say("user"), reference.user.name], [say("taken_along_on"), day(reference.on)]]),
      button(say("renew_reference"), { icon: "refresh", onclick: () => attempt(async () => { await takeAlong(); deviceScreen(show, go, relock); }) })),
    card(say("the_meeting"), facts([[say("place"), state.meeting.place], [say("meeting_date"), day(state.meeting.held_on)], [say("meeting_agencies"), state.meeting.agencies.join(", ")]]),
      button(say("another_meeting"), { icon: "map-pin", onclick: () => attempt(() => anotherMeeting(show, go)) })),
    card(say("the_numbers"), facts([[say("count_numbers"), String(left)]]), button(say("more_numbers"), { icon: "plus", onclick: () => attempt(async () => { await moreNumbers(50); deviceScreen(show, go, relock); }) })),
    card(say("safety"), setting("idleMinutes", [2, 5, 10, 30], "lock_after", "minutes"), setting("keepDays", [0, 1, 3, 7], "erase_after", "days"), button(say("lock_now"), { icon: "lock", onclick: relock })),
    card(say("change_passphrase"), passphraseForm(place)),
    card(say("give_back"), h("p", {}, say("give_back_help")), waiting ? note("warning", say("send_first", { n: waiting })) : button(say("give_back"), { tone: "danger", icon: "arrow-back-up", onclick: () => attempt(async () => {
      await net.post("retirement/", {});
      await net.contact(0, true);
      await store.wipe();
      location.replace("/field/office/");
    }) })));
}

export async function moreNumbers(count) {
  const block = (await store.kept("block")) || newKey();
  await store.keep("block", block);
  const { numbers } = await net.post("numbers/", { key: block, count });
  const known = new Set((await store.all("numbers")).map((one) => one.number));
  await store.put("numbers", ...numbers.filter((number) => !known.has(number)).map((number) => ({ number, record: null })));
  await store.remove("meta", "block");
}

async function anotherMeeting(show, go) {
  const reference = await takeAlong();
  const form = h("form", { class: "form-stack", novalidate: true }, h("h1", {}, say("another_meeting")), ...meetingFields(reference),
    h("div", { class: "form-actions" }, h("button", { class: "btn btn-primary", type: "submit" }, say("save")), button(say("go_back"), { onclick: () => go("/device") }, "ghost")));
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const told = values(form);
    if (!showProblems(form, told.meeting || (told.place.trim() && told.held_on) ? {} : { place: say("fill_in") })) return;
    try {
      state.meeting = told.meeting ? reference.meetings.find((one) => one.id === told.meeting) : await planMeeting(told, newKey());
    } catch (problem) {
      return form.prepend(trouble(problem));
    }
    await store.keep("meeting", state.meeting);
    go("/");
  });
  show(form);
}

function passphraseForm(place) {
  const form = h("form", { class: "form-stack", novalidate: true }, field(say("passphrase_old"), input("old", "", { type: "password", autocomplete: "current-password" })),
    field(say("passphrase_new"), input("passphrase", "", { type: "password", autocomplete: "new-password" })), h("button", { class: "btn", type: "submit" }, say("change_passphrase")));
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const told = values(form), vault = await store.kept("vault");
    const raw = told.passphrase.length >= SHORTEST ? await rawOf(vault, told.old) : null;
    if (!showProblems(form, { ...(told.passphrase.length < SHORTEST ? { passphrase: say("passphrase_short") } : raw ? {} : { old: say("passphrase_wrong") }) })) return;
    await store.keep("vault", (await makeVault(told.passphrase, raw)).kept);
    form.reset();
    place.replaceChildren(note("success", say("passphrase_changed")));
    place.scrollIntoView({ block: "center" });
  });
  return form;
}
