"""The only place where concrete parts are chosen and joined; everything is imported when it is first needed."""
