// What a post may do with what its reader does: listen.
const heard = document.getElementById('heard');
document.getElementById('first').addEventListener('change', (event) => {
  const { best, link } = event.detail;
  heard.textContent = `You have moved it: ${best ?? 'selling now'} is best (${link || 'the defaults'}).`;
});
