// Settings: the page takes on the accent colour while it is being chosen.
const field = document.querySelector('[data-accent]');
const sheet = document.querySelector('link[href^="/desk.css"]');

field?.addEventListener('change', () => {
  sheet.href = `/desk.css?${field.value.slice(1)}`;
});
