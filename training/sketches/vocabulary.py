"""Words that developers write into boxes."""

from __future__ import annotations

import numpy as np

from training.sketches.description import Field

ENTITIES: dict[str, tuple[str, ...]] = {
    "Account": ("number", "balance", "owner", "opened", "currency"),
    "Address": ("street", "city", "zip", "country"),
    "Author": ("name", "born", "biography"),
    "Book": ("title", "isbn", "pages", "year", "price"),
    "Booking": ("from", "to", "guests", "total", "confirmed"),
    "Car": ("plate", "brand", "doors", "mileage"),
    "Category": ("name", "slug", "position"),
    "Comment": ("text", "posted", "likes"),
    "Company": ("name", "founded", "employees", "website"),
    "Course": ("title", "credits", "room", "starts"),
    "Customer": ("name", "email", "phone", "vip"),
    "Department": ("name", "floor", "budget"),
    "Device": ("serial", "model", "online", "last_seen"),
    "Employee": ("first_name", "last_name", "salary", "hired"),
    "Event": ("title", "starts", "ends", "location"),
    "Invoice": ("number", "date", "total", "paid"),
    "Item": ("quantity", "price", "discount"),
    "Member": ("name", "since", "email", "active"),
    "Message": ("subject", "body", "sent", "read"),
    "Order": ("number", "placed", "status", "total"),
    "Patient": ("name", "birthday", "insurance", "blood_type"),
    "Payment": ("amount", "method", "paid_at"),
    "Product": ("sku", "title", "price", "stock", "weight"),
    "Project": ("name", "deadline", "budget", "done"),
    "Room": ("number", "beds", "floor"),
    "Student": ("name", "number", "grade", "semester"),
    "Supplier": ("name", "country", "rating"),
    "Task": ("title", "due", "priority", "done"),
    "Team": ("name", "size", "city"),
    "Ticket": ("seat", "price", "valid_until"),
    "User": ("login", "password", "email", "created_at", "is_admin"),
    "Vehicle": ("plate", "wheels", "max_speed"),
}
TYPES: dict[str, str] = {
    "int": "number pages year guests doors mileage position likes employees credits floor quantity stock beds semester "
    "rating priority size seat wheels max_speed",
    "float": "balance price total budget salary discount amount weight grade",
    "date": "opened born from to posted founded starts ends last_seen hired date since sent placed birthday paid_at "
    "deadline due valid_until created_at",
    "bool": "confirmed vip online paid active read done is_admin",
}
"""Which fields are of which type; all others are text."""
SPELLINGS: dict[str, tuple[str, ...]] = {
    "text": ("string", "String", "text", "varchar", "str"),
    "int": ("int", "Integer", "integer", "number"),
    "float": ("float", "double", "decimal", "real"),
    "date": ("date", "Date", "DateTime", "timestamp"),
    "bool": ("bool", "boolean", "Boolean"),
}
OPERATIONS = ("save", "cancel", "open", "close", "update", "print", "getTotal", "isValid", "send", "move", "login")
ROLES = ("owner", "parent", "manager", "author", "items", "members", "borrower", "editor", "lead", "children")
VERBS = ("has", "owns", "uses", "places", "belongs to", "writes", "contains", "pays", "knows", "sends")
MULTIPLICITIES = ("1", "*", "0..1", "1..*", "0..*", "n", "2", "1..3")
STEPS = (
    "Check order",
    "Send mail",
    "Take payment",
    "Show form",
    "Save data",
    "Call client",
    "Pack goods",
    "Ship parcel",
    "Print label",
    "Log in",
    "Read input",
    "Sort list",
    "Update stock",
    "Write report",
    "Ask boss",
    "Review code",
    "Run tests",
    "Deploy",
    "Validate",
    "Book room",
)
QUESTIONS = ("ok?", "paid?", "valid?", "empty?", "found?", "x > 0?", "in stock?", "done?", "more?", "logged in?")
EVENTS = ("start", "end", "order received", "timeout", "paid", "rejected", "monday", "claim", "finished")
PAPERS = ("order", "invoice", "form", "report", "contract", "list")
STORES = ("files", "database", "orders", "archive", "users", "log")
LANES = ("Client", "Shop", "Bank", "Sales", "Office", "Warehouse", "Doctor", "System", "HR")
PARTS = ("Web page", "API", "Browser", "Server", "Worker", "Queue", "Cache", "Mobile app", "Gateway", "Parser", "Model")


def some_fields(entity: str, rng: np.random.Generator, *, typed: bool, visible: bool) -> tuple[Field, ...]:
    """A few attributes of an entity, with types and visibility where the writer cares for them."""
    names = ENTITIES[entity]
    chosen = sorted(rng.choice(len(names), int(rng.integers(1, len(names) + 1)), replace=False).tolist())
    style = int(rng.integers(0, 8))
    return tuple(
        Field(
            names[index],
            spelled_type(names[index], style) if typed and rng.random() < 0.93 else None,
            str(rng.choice(("+", "-", "#"), p=(0.45, 0.45, 0.1))) if visible else None,
        )
        for index in chosen
    )


def spelled_type(name: str, style: int) -> str:
    """The type of a field of that name, in one of the usual spellings."""
    kind = next((kind for kind, names in TYPES.items() if name in names.split()), "text")
    spellings = SPELLINGS[kind]
    return spellings[style % len(spellings)]
