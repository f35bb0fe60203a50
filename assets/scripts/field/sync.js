// Sending: every step may be repeated, and is kept on the device before the next one begins.
import * as net from "./net.js";
import * as store from "./store.js";
import { bytesOf, change, changeQuestion, fileSent, find, readRecords, state, unsent, unsentQuestions } from "./state.js";

const CHUNK = 256 * 1024, TRIES = 3;
const pause = (ms) => new Promise((done) => setTimeout(done, ms));

// One tab at a time. ``tell({done, total, number})`` after each. Raises Offline, SignedOut, Ended.
export function sync(tell) {
  if (!navigator.locks) return work(tell);
  return navigator.locks.request("tirek-field-sync", { ifAvailable: true }, (lock) => (lock ? work(tell) : null));
}

async function work(tell) {
  const stand = await net.contact(await unsent());
  if (!stand) throw new net.Offline();
  if (stand.state !== "active") throw new net.Ended();
  if (!stand.signed_in) throw Object.assign(new net.SignedOut(), { somebodyElse: stand.somebody_else });
  state.skew = stand.skew_seconds;
  await store.keep("skew", stand.skew_seconds);
  await readRecords();
  const waiting = state.records.filter((one) => needsSending(one)).reverse();
  for (let done = 0; done < waiting.length; done += 1) {
    tell({ done, total: waiting.length, number: waiting[done].number });
    await sendOne(waiting[done].id);
  }
  await sendQuestions();
  tell({ done: waiting.length, total: waiting.length });
  await net.contact(await unsent());
  return waiting.length;
}

async function sendQuestions() {
  for (const one of unsentQuestions().reverse()) {
    const { problems, reason, ...told } = one.told;
    try {
      await again(() => net.post("questions/", { ...told, key: one.id, now: net.clock() }));
      await changeQuestion(one, { ...told, sent_at: Date.now() }, "sent");
    } catch (problem) {
      if (!(problem instanceof net.Refused)) throw problem;
      await changeQuestion(one, { ...told, problems: problem.problems, reason: problem.status === 403 ? problem.message : "" }, "wrong");
    }
  }
}

export const needsSending = (one) =>
  one.state === "waiting" || one.state === "striking" || (one.state === "conflict" && one.told.choices) || (one.state === "sent" && one.files.some((file) => !file.done && !file.refused));

async function sendOne(id) {
  let record = find(id);
  if (record.state === "striking") return strike(record);
  if (record.state !== "sent") {
    try {
      await settle(record, await again(() => net.post("records/", asSent(record))));
    } catch (problem) {
      if (!(problem instanceof net.Refused)) throw problem;
      await change(record, { ...record.told, problems: problem.problems, reason: problem.status === 403 ? problem.message : "" }, { to: "wrong" });
    }
    record = find(id);
  }
  if (record.state === "sent") for (const file of record.files) if (!file.done) await sendFile(record, file);
  await readRecords();
}

function asSent(record) {
  const { told } = record;
  const plain = ["kind", "language", "family_name", "given_name", "patronymic", "birth_date", "iin", "phone", "area", "service", "body", "taken_at", "consent", "pin"];
  const sent = Object.fromEntries(plain.map((name) => [name, told[name] ?? ""]));
  return { ...sent, key: record.id, number: record.number, meeting: record.meeting, files: record.files.length, choices: told.choices || {}, now: net.clock() };
}

async function settle(record, receipt) {
  const { problems, reason, ...told } = record.told;
  if (receipt.state === "conflict") return change(record, { ...told, choices: null, conflicts: receipt.conflicts }, { to: "conflict" });
  const result = { registered_on: receipt.registered_on, due_on: receipt.due_on, receipt: receipt.receipt };
  return change(record, { ...told, conflicts: null, result, sent_at: Date.now() }, { to: "sent" });
}

async function strike(record) {
  try {
    await again(() => net.post("numbers/void/", { number: record.number, reason: record.told.struck }));
  } catch (problem) {
    if (!(problem instanceof net.Refused)) throw problem;
  }
  await change(record, { ...record.told, sent_at: Date.now() }, { to: "struck" });
}

async function sendFile(record, file) {
  const path = `records/${record.id}/files/${file.id}/`;
  try {
    let place = await again(() => net.post(path, { name: file.name, size: file.size }));
    const bytes = place.done ? null : await bytesOf(file.id);
    while (!place.done) {
      const from = place.received;
      place = await again(() => net.put(path, bytes.slice(from, from + CHUNK), from));
      await fileSent(file.id, place.received, place.done);
    }
    await fileSent(file.id, file.size, true);
  } catch (problem) {
    if (!(problem instanceof net.Refused)) throw problem;
    await store.put("files", { ...(await store.get("files", file.id)), refused: Object.values(problem.problems).flat().join(" ") || problem.message });
  }
}

async function again(step) {
  for (let tried = 1; ; tried += 1) {
    try {
      return await step();
    } catch (problem) {
      if (!(problem instanceof net.Offline) || tried === TRIES || !navigator.onLine) throw problem;
      await pause(400 * 2 ** tried);
    }
  }
}
