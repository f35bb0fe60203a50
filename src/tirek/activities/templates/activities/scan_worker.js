{% autoescape off %}// Keeps the door's page and its script for when the network goes. Answers with data never pass through here.
const told = {{ told }};
const NAME = "tirek-scan";
const isPage = (path) => /^\/events\/[0-9a-f-]{36}\/scan\/$/.test(path);
const isFile = (path) => told.files.some((file) => new URL(file, self.location.origin).pathname === path);

self.addEventListener("install", (event) => {
  event.waitUntil(caches.open(NAME).then((cache) => cache.addAll(told.files)).then(() => self.skipWaiting()));
});
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

self.addEventListener("fetch", (event) => {
  const { pathname, origin } = new URL(event.request.url);
  if (event.request.method !== "GET" || origin !== self.location.origin || !(isPage(pathname) || isFile(pathname))) return;
  event.respondWith(
    fetch(event.request)
      .then((answer) => {
        if (answer.ok && !answer.redirected) {
          const copy = answer.clone();
          event.waitUntil(caches.open(NAME).then((cache) => cache.put(pathname, copy)));
        }
        return answer;
      })
      .catch(() => caches.open(NAME).then((cache) => cache.match(pathname)).then((kept) => kept || Response.error())),
  );
});
{% endautoescape %}
