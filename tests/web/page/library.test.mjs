// Pure functions of the library, run by node.

import assert from "node:assert/strict";
import test from "node:test";

const scripts = "../../../sketch2model/web/assets/scripts/library";
const { addressOf, narrows, questionIn } = await import(`${scripts}/question.js`);
const { MOST_BYTES, MOST_FILES, nextBatch, shares } = await import(`${scripts}/shares.js`);
const { grouped } = await import(`${scripts}/comparison.js`);

const letters = (...sizes) => sizes.map((size) => ({ file: { size } }));

test("a question stands in the address and comes back", () => {
  const question = { search: "order & total", tag: "a+b", kind: "class", sort: "name" };
  assert.deepEqual(questionIn(new URL(addressOf(question), "http://x").searchParams), question);
  assert.equal(addressOf({ search: "", tag: "", kind: "", sort: "created" }), "/");
  assert.equal(questionIn(new URLSearchParams("sort=nonsense")).sort, "created");
  assert.equal(narrows(questionIn(new URLSearchParams("sort=name"))), false);
});

test("files go a few at a time, and one alone however large it is", () => {
  assert.equal(nextBatch(letters(...Array(10).fill(1))).length, MOST_FILES);
  assert.equal(nextBatch(letters(MOST_BYTES * 2, 1)).length, 1);
  assert.equal(nextBatch(letters(MOST_BYTES - 1, 1, 1)).length, 2);
  assert.deepEqual(nextBatch([]), []);
});

test("bytes that are sent belong to one file after the other", () => {
  assert.deepEqual(shares([10, 20, 5], 0), [0, 0, 0]);
  assert.deepEqual(shares([10, 20, 5], 15), [10, 5, 0]);
  assert.deepEqual(shares([10, 20, 5], 99), [10, 20, 5]);
});

test("changes are put together by class, with names as below a title", () => {
  const node = (id, name, ...attributes) => ({ id, name, attributes: attributes.map((attribute) => ({ name: attribute })) });
  const change = (what, subject, name, old_id, new_id) => ({ change: what, subject, name, old_id, new_id, facts: [] });
  const { classes, relations } = grouped(
    {
      changes: [
        change("added", "attribute", "My.Order.total", "n1", "n2"),
        change("changed", "element", "My.Order", "n1", "n2"),
        change("removed", "element", "Cart", "n7", null),
        change("added", "relation", "A - B", null, null),
      ],
    },
    { nodes: [node("n1", "Order"), node("n7", "Cart", "lines")] },
    { nodes: [node("n2", "My.Order", "total")] },
  );
  assert.deepEqual(classes.map(({ title, content }) => [title, content]), [["My.Order", []], ["Cart", ["lines"]]]);
  assert.deepEqual(classes[0].members.map(({ name }) => name), ["total"]);
  assert.equal(relations.length, 1);
});
