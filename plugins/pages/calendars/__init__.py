"""Make the calendars (iCalendar, RFC 5545): one a language, one a region, one for journalists, one an event."""
