// Shows how far the files of a form have come. Without it the browser sends them itself and shows its own sign of waiting.
const form = document.querySelector('form[enctype="multipart/form-data"]');
const shown = document.getElementById("upload-progress");

function send(event) {
  const files = form.querySelector('input[type="file"]');
  if (!files || !files.files.length) return;
  event.preventDefault();
  const bar = shown.querySelector("progress");
  const buttons = form.querySelectorAll('button[type="submit"]');
  const request = new XMLHttpRequest();
  request.open("POST", form.action || location.href);
  request.setRequestHeader("X-Upload", "1");
  request.upload.addEventListener("progress", (sent) => {
    // The whole is there: now the files are cleaned, which takes as long as it takes.
    if (sent.lengthComputable && sent.loaded < sent.total) bar.value = (100 * sent.loaded) / sent.total;
    else bar.removeAttribute("value");
  });
  request.addEventListener("load", () => {
    const goal = request.getResponseHeader("X-Upload-Goal");
    if (goal) return location.assign(goal);
    document.open();
    document.write(request.responseText);
    document.close();
  });
  request.addEventListener("error", () => {
    shown.hidden = true;
    buttons.forEach((button) => { button.disabled = false; });
    form.submit();
  });
  const data = new FormData(form);
  shown.hidden = false;
  buttons.forEach((button) => { button.disabled = true; });
  request.send(data);
}

if (form && shown && window.XMLHttpRequest && window.FormData) form.addEventListener("submit", send);
