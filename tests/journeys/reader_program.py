"""A small screen reader, run by the system's Python: says what it would read of the windows, and hears announcements.

Each line on its input is a question ("tree", "heard"); each line of its output is the answer as JSON.
"""

import json
import sys
import threading

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402

STATES = {
    "focused": Atspi.StateType.FOCUSED,
    "focusable": Atspi.StateType.FOCUSABLE,
    "enabled": Atspi.StateType.ENABLED,
    "checked": Atspi.StateType.CHECKED,
    "selected": Atspi.StateType.SELECTED,
}
DEEPEST, MOST = 40, 80
heard = []


def said(node):
    """Give what the node says of itself, and of what is shown inside it."""
    states = node.get_state_set()
    told = {
        "role": node.get_role_name(),
        "name": node.get_name(),
        "description": node.get_description(),
        "states": [name for name, state in STATES.items() if states.contains(state)],
    }
    if "Text" in node.get_interfaces() and told["role"] in ("text", "password text", "entry"):
        told["text"] = Atspi.Text.get_text(node, 0, -1)
    return told


def tree(node, depth=0):
    told = said(node)
    children = []
    for at in range(min(node.get_child_count(), MOST)):
        child = node.get_child_at_index(at)
        if child is None or depth >= DEEPEST:
            continue
        # What was remembered is asked anew: not every change is told.
        child.clear_cache()
        if child.get_state_set().contains(Atspi.StateType.SHOWING):
            children.append(tree(child, depth + 1))
    told["children"] = children
    return told


def windows():
    desktop = Atspi.get_desktop(0)
    programs = [desktop.get_child_at_index(at) for at in range(desktop.get_child_count())]
    return [tree(one) for one in programs if one is not None]


def hear(event):
    heard.append(event.any_data if isinstance(event.any_data, str) else str(event.any_data))


def answer(question):
    try:
        told = heard if question == "heard" else windows()
    except GLib.Error as error:
        told = {"error": str(error)}
    print(json.dumps(told, ensure_ascii=False), flush=True)
    return False


def listen():
    for line in sys.stdin:
        GLib.idle_add(answer, line.strip())
    GLib.idle_add(Atspi.event_quit)


Atspi.init()
listener = Atspi.EventListener.new(hear)
listener.register("object:announcement")
threading.Thread(target=listen, daemon=True).start()
Atspi.event_main()
