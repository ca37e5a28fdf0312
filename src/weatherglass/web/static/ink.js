"use strict";
// Exit, idle lock, drafts. Nothing is kept in the browser.
(() => {
  const d = document, root = d.documentElement, at = id => d.getElementById(id);
  const exit = at("exit"), on = (name, does) => addEventListener(name, does, true);
  const tell = (say, where = "said") => at(where).textContent = say;
  const send = (to, body, keepalive) => fetch(to, { method: "POST", body, keepalive, headers: { "X-Ink": "1" } });
  const size = body => (body + "").length;
  const fields = form => new URLSearchParams(new FormData(form));
  const shut = () => location.replace("/"), now = Date.now;
  let dirty, wait, pace = 1e3, sent = Promise.resolve(), taps = 0, alone, pause, last = now(), told = last;

  const draft = () => {
    const body = fields(dirty);
    body.set("draft", dirty.dataset.draft);
    dirty = null;
    return body;
  };
  // More than the program takes is not sent: the page that answers would stand there without it.
  const over = body => size(body) > 16e6 && tell("Too long for one piece. Please make it two.");
  // One after the other, and the longer it takes the less often.
  const keep = () => sent = sent.then(async () => {
    const form = dirty, was = now(), body = form && draft();
    if (form && !over(body)) try {
      const got = await send("/draft", body);
      if (got.status == 401) shut();
      else if (!got.ok) tell((await got.json()).say);
      pace = 1e3 + 4 * (now() - was);
    } catch {
      dirty = dirty || form;
      tell("Not kept yet. Your words are here.");
    }
  });
  const post = (to, body) => navigator.sendBeacon(to, body) || send(to, body, size(body) < 6e4);
  // What stands in another form than this one goes first, or it is lost.
  const first = form => {
    clearTimeout(wait);
    dirty && dirty != form && post("/draft", draft());
    dirty = form;
  };
  const leave = () => {
    root.className = "gone";
    first();
    post("/exit");
    location.replace(exit.dataset.site);
  };

  root.className = "ink";
  on("input", ({ target: { form } }) => {
    if (!form?.dataset.draft) return;
    first(form);
    wait = setTimeout(keep, pace);
  });
  // A long paragraph whose direction is looked for takes Chromium seconds at each key.
  on("beforeinput", ({ target: { value, style }, data }) => {
    if (size(value + data) > 5e4) style.unicodeBidi = "isolate";
  });
  on("change", e => {
    const field = at(e.target.dataset.shows);
    if (field) field.type = e.target.checked ? "text" : "password";
  });
  on("submit", e => {
    if (e.target == exit) return leave(e.preventDefault());
    if (over(fields(e.target))) return e.preventDefault();
    first(e.target);
    for (const box of e.target.querySelectorAll("[data-shows]")) at(box.dataset.shows).type = "password";
    dirty = null;
  });

  // Shift alone, three times, with at most five seconds between; any other key starts anew.
  on("keydown", e => {
    if (!(alone = e.key == "Shift")) taps = 0;
  });
  on("keyup", e => {
    if (e.key != "Shift" || !alone) return;
    clearTimeout(pause);
    if (++taps == 3) return leave();
    tell(`Press Shift ${3 - taps} more to leave.`, "heard");
    pause = setTimeout(() => tell("", "heard", taps = 0), 5e3);
  });

  on("pageshow", e => e.persisted && location.reload());
  if (!d.body.dataset.open) return;
  for (const name of ["pointerdown", "keydown", "scroll"]) on(name, () => last = now());
  const look = async e => {
    if (now() - last > d.body.dataset.open * 6e4 - 15e3) {
      // Refused while another tab is in use. A program that has ended shows nothing either.
      const got = await send("/lock/idle", dirty && draft()).catch(() => 0);
      if (!got || got.ok) shut();
    } else if (e || last > told && now() - told > 6e4) {
      told = now();
      if ((await fetch("/still")).status == 401) shut();
    }
  };
  setInterval(look, 5e3);
  on("visibilitychange", e => look(e, keep()));
})();
