// The texts of the page in all three languages; a device away from the network changes between them.
const data = JSON.parse(document.getElementById("field-texts").textContent);
const MONTHS = data.months;
let language = "kk";
export const LANGUAGES = [["kk", "Қазақша"], ["ru", "Русский"], ["en", "English"]];
export const setLanguage = (one) => {
  language = data.texts[one] ? one : "kk";
  document.documentElement.lang = language;
};
export const spoken = () => language;
export const say = (name, values = {}) => (data.texts[language][name] ?? name).replace(/%\((\w+)\)s/g, (_, key) => values[key] ?? "");
export const sayIn = (other, name) => data.texts[other][name] ?? name;
export const named = (names) => (names && (names[language] || names.kk)) || "";

export function day(text, other = language) {
  const [year, month, date] = text.slice(0, 10).split("-").map(Number);
  return data.dates[other].replace("{d}", date).replace("{m}", MONTHS[other][month - 1]).replace("{y}", year);
}
// The wall clock of Kazakhstan (UTC+5 since March 2024), wherever the device believes to be.
const onTheWall = (moment) => new Date(new Date(moment).getTime() + 5 * 3600000).toISOString();
export const time = (moment) => onTheWall(moment).slice(11, 16);
export const localDay = (moment = new Date()) => onTheWall(moment).slice(0, 10);
