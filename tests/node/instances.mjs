// Print what two parsers read in a calendar: `node instances.mjs calendar.ics 2031-12-31`.
//
// Printed is JSON: by parser, all instances [title, start, end] that begin up to the end of that day in East
// Africa. A day is `2027-08-01`, a moment is `2027-08-01T09:00`, in East Africa too; an end is exclusive. What a
// parser refuses is [title, "refused", why].

import { readFileSync } from "node:fs";
import ICAL from "ical.js";
import ical from "node-ical";

const [path, last] = process.argv.slice(2);
const text = readFileSync(path, "utf8");
const until = new Date(`${last}T23:59:59+03:00`);
const EAST = 3 * 3600 * 1000;

const local = (seconds) => new Date(seconds * 1000 + EAST).toISOString().slice(0, 16);

function byIcalJs() {
  const calendar = new ICAL.Component(ICAL.parse(text));
  for (const zone of calendar.getAllSubcomponents("vtimezone")) {
    ICAL.TimezoneService.register(zone);
  }
  const said = (time) => (time.isDate ? time.toString() : local(time.toUnixTime()));
  const found = [];
  for (const component of calendar.getAllSubcomponents("vevent")) {
    const event = new ICAL.Event(component);
    if (!event.isRecurring()) {
      found.push([event.summary, said(event.startDate), said(event.endDate)]);
      continue;
    }
    try {
      const iterator = event.iterator();
      for (let next = iterator.next(); next && next.toJSDate() <= until; next = iterator.next()) {
        const { startDate, endDate } = event.getOccurrenceDetails(next);
        found.push([event.summary, said(startDate), said(endDate)]);
      }
    } catch (error) {
      found.push([event.summary, "refused", error.message]);
    }
  }
  return found;
}

function byNodeIcal() {
  const day = (date) =>
    [date.getFullYear(), date.getMonth() + 1, date.getDate()]
      .map((part) => String(part).padStart(2, "0"))
      .join("-");
  const found = [];
  for (const event of Object.values(ical.sync.parseICS(text))) {
    if (event.type !== "VEVENT") continue;
    const title = event.summary.val ?? event.summary;
    for (const one of ical.expandRecurringEvent(event, { from: new Date(0), to: until })) {
      const said = one.isFullDay ? day : (date) => local(date.getTime() / 1000);
      found.push([title, said(one.start), said(one.end ?? one.start)]);
    }
  }
  return found;
}

process.stdout.write(JSON.stringify({ "ical.js": byIcalJs(), "node-ical": byNodeIcal() }));
