"use strict";

// Uploads scans in parts through the API. The server knows a file by its hash and a part by its number, so whatever is sent twice
// changes nothing. Files go one after the other, in the order chosen.

(() => {
  const zone = document.querySelector("[data-upload]");
  const list = document.querySelector("[data-uploads]");
  const partBytes = 4 * 1024 * 1024;
  const attempts = 4;
  const pollMilliseconds = 2000;
  const polls = 60;

  const wait = milliseconds => new Promise(done => setTimeout(done, milliseconds));

  async function hash(bytes) {
    const digest = await crypto.subtle.digest("SHA-256", bytes);
    return Array.from(new Uint8Array(digest), byte => byte.toString(16).padStart(2, "0")).join("");
  }

  class Refused extends Error { }

  // What the server refuses for good (4xx) is told at once; a broken line or a server in trouble is tried again.
  async function send(url, method, type, body) {
    for (let attempt = 1; ; attempt++) {
      let answer = null;
      try {
        const headers = type === undefined ? { "Accept": "application/json" } : { "Content-Type": type, "Accept": "application/json" };
        answer = await fetch(url, { method, body, credentials: "same-origin", headers });
      } catch (error) {
        if (attempt === attempts) {
          throw new Refused("サーバーに接続できません。ネットワークを確認し、同じファイルをもう一度選んでください。もう一度送信します。");
        }
      }
      if (answer?.ok) {
        return answer;
      }
      const passing = answer === null || answer.status >= 500 || answer.status === 408 || answer.status === 429;
      if (!passing || attempt === attempts) {
        throw new Refused(await explanation(answer));
      }
      await wait(500 * 2 ** attempt);
    }
  }

  async function explanation(answer) {
    const isProblem = answer.headers.get("Content-Type")?.includes("json");
    const problem = isProblem ? await answer.json() : {};
    return problem.detail ?? problem.title ?? `取込みに失敗しました(${answer.status})。しばらくしてから、同じファイルをもう一度選んでください。`;
  }

  function row(file) {
    const item = document.createElement("li");
    const name = document.createElement("span");
    name.className = "file-name";
    name.textContent = file.name;
    const progress = document.createElement("progress");
    progress.max = 1;
    progress.value = 0;
    progress.setAttribute("aria-label", `${file.name} の送信の進み具合`);
    const message = document.createElement("p");
    message.className = "upload-message";
    message.textContent = "送信を待っています。";
    item.append(name, progress, message);
    list.append(item);
    return {
      step(share, text) { progress.value = share; message.textContent = text; },
      received(text) { item.className = "upload-received"; this.step(1, text); },
      done(text) { item.className = "upload-done"; this.step(1, text); },
      fail(text) { item.className = "upload-failed"; message.textContent = text; },
    };
  }

  async function upload(file, view) {
    if (file.size === 0) {
      throw new Refused("ファイルが空です。スキャンし直してください。");
    }
    if (file.size > Number(zone.dataset.maxBytes)) {
      throw new Refused("ファイルが大きすぎます。分割してスキャンしてください。");
    }
    view.step(0, "ファイルを確認しています。");
    const offer = { fileName: file.name, size: file.size, sha256: await hash(await file.arrayBuffer()) };
    const begun = await (await send(zone.dataset.url, "POST", "application/json", JSON.stringify(offer))).json();
    const scan = `${zone.dataset.url}/${encodeURIComponent(begun.scanId)}`;
    if (begun.wasKnown && begun.state !== "Receiving") {
      // Said again in case a crash came between: a scan that is complete stays as it is.
      await send(`${scan}/complete`, "POST", "application/json", "{}");
      follow(scan, view, "同じ内容のファイルは、すでに取り込まれています。");
      return;
    }
    const parts = Math.ceil(file.size / partBytes);
    const here = begun.wasKnown ? await (await send(`${scan}/parts`, "GET")).json() : [];
    for (let part = 1; part <= parts; part++) {
      // What an upload that broke off has left is not sent again; the hash of the whole tells in the end whether it was right.
      const size = Math.min(partBytes, file.size - (part - 1) * partBytes);
      if (here.some(known => known.number === part && known.size === size)) {
        continue;
      }
      view.step((part - 1) / parts, `送信しています(${part} / ${parts})。`);
      const bytes = await file.slice((part - 1) * partBytes, part * partBytes).arrayBuffer();
      await send(`${scan}/parts/${part}`, "PUT", "application/octet-stream", bytes);
    }
    await send(`${scan}/complete`, "POST", "application/json", "{}");
    follow(scan, view, "受信しました。");
  }

  // Tells of each file how far it is: received, recognised, filed. Asking does not hold up the files that follow.
  async function follow(scan, view, first) {
    view.received(first);
    try {
      for (let poll = 0; poll < polls * 5; poll++) {
        const answer = await fetch(scan, { credentials: "same-origin", cache: "no-store", headers: { "Accept": "application/json" } });
        if (!answer.ok) {
          break;
        }
        const words = progress(await answer.json());
        if (words.ended) {
          view.done(`${first}${words.text}`);
          return;
        }
        view.received(`${first}${words.text}`);
        await wait(pollMilliseconds);
      }
    } catch (error) {
      console.warn(error);
    }

    // The file is safe; only the telling of it broke off.
    view.done(`${first}読取りの結果は、下の一覧で確認してください。`);
  }

  function progress(file) {
    const count = state => file.pages.filter(page => page.state === state).length;
    switch (file.scan.state) {
      case "Received":
        return { text: file.scan.waitsForScannerSince ? "ウイルス検査の結果を待っています。" : file.pagesRead > 0 ? `頁を読み取っています(${file.pagesRead} 頁)。` : "頁を読み取っています。" };
      case "Read":
        return count("ToBeFiled") > 0
          ? { text: `${file.pages.length} 頁を読み取りました。申請に綴じています(${count("Filed")} 頁)。` }
          : { ended: true, text: `${file.pages.length} 頁を読み取り、${count("Filed")} 頁を申請に綴じました。${count("Tray") > 0 ? `${count("Tray")} 頁が受付トレイで確認を待っています。` : ""}` };
      case "Refused":
        return { ended: true, text: "読み取れないファイルのため、受付トレイに置きました。" };
      default:
        return { ended: true, text: "" };
    }
  }

  let queue = Promise.resolve();

  function take(files) {
    for (const file of files) {
      const view = row(file);
      queue = queue.then(async () => {
        try {
          await upload(file, view);
          refresh();
        } catch (error) {
          // Whatever it was, it is shown beside the file; the next file goes on.
          view.fail(error instanceof Refused ? error.message : "ファイルを読み込めませんでした。もう一度選んでください。");
        }
      });
    }
  }

  // Shows the list of scans anew while pages are being read. The tray is left alone: someone may be typing there.
  let refreshing = false;
  let again = false;

  async function refresh() {
    again = true;
    if (refreshing) {
      return;
    }
    refreshing = true;
    try {
      for (let poll = 0; poll < polls; poll++) {
        again = false;
        const answer = await fetch(location.pathname, { credentials: "same-origin", cache: "no-store" });
        if (!answer.ok) {
          return;
        }
        const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").getElementById("recent-scans");
        const shown = document.getElementById("recent-scans");
        if (fresh === null || shown === null) {
          return;
        }
        const trayChanged = fresh.dataset.trayCount !== shown.dataset.trayCount;
        fresh.dataset.trayCount = shown.dataset.trayCount;
        shown.replaceWith(fresh);
        if (trayChanged) {
          offerReload();
        }
        if (fresh.dataset.pending !== "true" && !again) {
          return;
        }
        await wait(pollMilliseconds);
      }
    } catch (error) {
      // The list stays as it was; it is fresh again with the next upload or reload.
      console.warn(error);
    } finally {
      refreshing = false;
    }
  }

  function offerReload() {
    if (document.getElementById("tray-changed") !== null) {
      return;
    }
    const notice = document.createElement("p");
    notice.id = "tray-changed";
    notice.className = "notice tone-warning";
    notice.setAttribute("role", "status");
    const link = document.createElement("a");
    link.href = location.pathname;
    link.textContent = "受付トレイの頁が変わりました。再読み込みして表示する";
    notice.append(link);
    document.getElementById("tray").after(notice);
  }

  if (zone !== null) {
    const input = zone.querySelector("input[type=file]");
    input.addEventListener("change", () => { take([...input.files]); input.value = ""; });
    zone.addEventListener("dragover", event => { event.preventDefault(); zone.classList.add("drop-over"); });
    zone.addEventListener("dragleave", () => zone.classList.remove("drop-over"));
    zone.addEventListener("drop", event => {
      event.preventDefault();
      zone.classList.remove("drop-over");
      take([...event.dataTransfer.files]);
    });
    // A file dropped beside the zone must not replace the page.
    for (const name of ["dragover", "drop"]) {
      window.addEventListener(name, event => event.preventDefault());
    }
    window.addEventListener("beforeunload", event => {
      if (list.querySelector("li:not([class])") !== null) {
        event.preventDefault();
      }
    });
  }
  if (document.getElementById("recent-scans")?.dataset.pending === "true") {
    refresh();
  }
})();
