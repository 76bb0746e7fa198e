// A file that is dropped where nothing takes it would open in place of the page, and of all that was typed.
for (const type of ['dragover', 'drop']) {
  document.addEventListener(type, (event) => {
    // What is prevented already, somebody takes.
    if (event.defaultPrevented || !event.dataTransfer?.types.includes('Files')) return;
    event.preventDefault();
    if (type === 'dragover') event.dataTransfer.dropEffect = 'none';
  });
}
