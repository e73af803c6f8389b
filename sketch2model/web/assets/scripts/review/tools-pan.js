// Moving the paper: the hand, the middle button, the space bar, one finger on empty paper.

export function beginPan(bench, event, click = () => {}) {
  let last = [event.clientX, event.clientY];
  return {
    pans: true,
    click,
    move(point, { clientX, clientY }) {
      bench.viewport.panBy(clientX - last[0], clientY - last[1]);
      last = [clientX, clientY];
    },
    end() {},
    cancel() {},
  };
}
