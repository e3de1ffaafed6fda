/** Stands alone: the API has no assets of its own. The colours are those of the staff pages. */
export const API_STYLE = `body{font:1rem/1.55 system-ui,sans-serif;margin:0;color:#1b1b1b;background:#fff;overflow-wrap:break-word}
header{background:#162e51;border-bottom:4px solid #ffbe2e;color:#fff;padding:.75rem 1rem}header p{margin:0 auto;max-width:72rem}
main{margin:0 auto;max-width:72rem;padding:1rem}h1{font-size:clamp(1.5rem,1.2rem + 1.5vw,2.1rem);line-height:1.25}
h2{font-size:1.2rem;line-height:1.5}h3{font-size:1.05rem;margin:1.25rem 0 .35rem}h4{font-size:.95rem;margin:1rem 0 .35rem}
a,summary{color:#005ea2}summary{cursor:pointer;padding:.2rem 0}a:focus,summary:focus,.scroll:focus{outline:.25rem solid #2491ff}
code,pre{font-family:ui-monospace,monospace;font-size:.9rem}code{overflow-wrap:anywhere}
pre{background:#f0f4f8;border-left:4px solid #162e51;padding:.75rem;white-space:pre-wrap;overflow-wrap:anywhere;margin:.35rem 0}
.scroll{overflow-x:auto}table{border-collapse:collapse;width:100%;font-size:.95rem;margin:.35rem 0}caption{text-align:left;font-weight:700;padding:.35rem 0}
th,td{border-bottom:1px solid #dfe1e2;padding:.35rem .6rem .35rem 0;text-align:left;vertical-align:top;overflow-wrap:break-word}tbody th code{white-space:nowrap}
thead th{border-bottom:2px solid #1b1b1b}tbody th{font-weight:400}
.call{border-top:1px solid #a9aeb1;margin-top:2rem;padding-top:.5rem}
.method{display:inline-block;min-width:3.5rem;text-align:center;color:#fff;background:#005ea2;border-radius:.2rem;padding:0 .4rem;font-size:.85rem;font-weight:700}
.method--post{background:#2e6276}.method--put{background:#5b4a14}.method--delete{background:#8b0a03}
.contents{list-style:none;padding:0}.contents li{padding:.25rem 0}.summary{display:block;font-size:.9rem;color:#3d4551}
.answers{margin:0}.answers>div{display:flex;gap:1rem;padding:.35rem 0;border-bottom:1px solid #dfe1e2}.answers dd{margin:0;flex:1;min-width:0}
.answers dt{font-weight:700;min-width:3rem}.good{color:#1f5127}.bad{color:#8b0a03}
@media (max-width:40rem){.answers>div{display:block}table,tbody,tr,tbody th,td{display:block}thead{position:absolute;clip-path:inset(50%);width:1px;height:1px;overflow:hidden}
tbody tr{border:1px solid #dfe1e2;border-left:4px solid #162e51;padding:.35rem .6rem;margin:.5rem 0}th,td{border:0;padding:.15rem 0;overflow-wrap:anywhere}tbody th code{white-space:normal}}`;
