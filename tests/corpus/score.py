#!/usr/bin/env python3
# -*- coding: utf-8 -*-
# ruff: noqa: ANN001, ANN201, B905, C901, E401, E501, E731, E741, EXE001, FBT002, FBT003, I001, PLR0912, PTH100, PTH118, PTH120, PTH123, RUF005, SIM103, SIM115, T201, UP009, UP031
# mypy: ignore-errors
"""Reference scorer.  python3 score.py replies|leads|companies PREDICTIONS.jsonl [--strict] [--show]
replies   predictions: {"id":"R001","actions":[{...}]}          (an empty list = the bot did and said nothing)
leads     predictions: {"id":"P001","leads":[{...fields...}]}
companies predictions: {"id":"C001","same":true|false|"related"|"similar"}   ("similar" = shown to a person, not merged)
--strict  exact = the primary label only (alt, alt_expect, accept ignored), debatable items left out; harm is judged as usual
"""

import json, os, re, sys, unicodedata, itertools, collections

HERE = os.path.dirname(os.path.abspath(__file__))
rows = lambda p: [json.loads(l) for l in open(p, encoding="utf-8") if l.strip()]
STATE = {"assign", "reassign", "in_crm", "accept", "reject", "return", "unassign", "undo", "hold"}
NOTE = {"annotate", "follow_up", "contacted"}
KEYS = {"assign": ("lead", "owner"), "reassign": ("lead", "owner"), "in_crm": ("lead", "owner"), "query": ("what",)}


def same(gold, got, strict):
    """one predicted action against one gold action"""
    dos = [gold["do"]] + ([] if strict else gold.get("alt", []))
    if got["do"] not in dos:
        return False
    for k in ("lead", "owner"):
        if k in gold and k in KEYS.get(got["do"], ("lead",) if got["do"] in STATE | NOTE else ()):
            if got["do"] in ("unassign", "undo") and got.get(k) is None:
                continue
            if got.get(k) != gold[k]:
                return False
    if got["do"] == "query" and gold["do"] == "query" and got.get("what") != gold.get("what"):
        return False
    return True


def same_list(gold, got, strict):
    if len(gold) != len(got):
        return False
    return (
        any(all(same(g, p, strict) for g, p in zip(gold, perm)) for perm in itertools.permutations(got))
        if len(got) <= 4
        else all(any(same(g, p, strict) for p in got) for g in gold)
        and all(any(same(g, p, strict) for g in gold) for p in got)
    )


def grade(it, got, strict=False):
    accepted = [it["expect"]] + ([] if strict else it.get("alt_expect", []))
    if not got:
        got = [{"do": "none"}]
    if any(same_list(g, got, strict) for g in accepted):
        return "exact"
    pool = [
        g for l in [it["expect"]] + it.get("alt_expect", []) for g in l
    ]  # harm is always judged with the alternatives
    bad = [p for p in got if p["do"] in STATE and not any(same(g, p, False) for g in pool)]
    if any(p["do"] in ("assign", "reassign") or (p["do"] == "in_crm" and p.get("owner")) for p in bad):
        return "critical"
    if bad:
        return "wrong"
    if any(p["do"] in NOTE and not any(same(g, p, False) for g in pool) for p in got):
        return "minor"
    return "safe"


# ---- leads
fold = lambda s: re.sub(r"\s", "", unicodedata.normalize("NFKC", str(s))).lower()


def phone(s):
    s = unicodedata.normalize("NFKC", str(s))
    plus = s.strip().startswith("+")
    d = re.sub(r"\D", "", s)
    if plus and d.startswith("86") and len(d) >= 12:
        d = d[2:]
        plus = False
    return ("+" if plus else "") + d


def field_ok(k, gold, got, acc):
    cands = acc.get(k, []) + [gold]
    if k == "phones":
        return any(sorted(map(phone, c)) == sorted(map(phone, got or [])) for c in cands)
    if k in ("company", "contact", "title", "email"):
        return any((c is None and not got) or (c is not None and got and fold(c) == fold(got)) for c in cands)
    if k in ("source", "region", "industry"):
        return any(c and got and (fold(c) in fold(got) or fold(got) in fold(c)) for c in cands)
    if k == "utm":
        return {a: fold(b) for a, b in (got or {}).items()} == {a: fold(b) for a, b in gold.items()}
    return got in cands


def main():
    kind, path = sys.argv[1], sys.argv[2]
    strict = "--strict" in sys.argv
    show = "--show" in sys.argv
    pred = {x["id"]: x for x in rows(path)}
    gold = rows(os.path.join(HERE, kind + ".jsonl"))
    if strict:
        gold = [g for g in gold if not g.get("debatable")]
    if kind == "replies":
        tot = collections.Counter()
        by = collections.defaultdict(collections.Counter)
        for it in gold:
            got = pred.get(it["id"], {}).get("actions", [])
            r = grade(it, got, strict)
            tot[r] += 1
            by[it["expect"][0]["do"]][r] += 1
            if show and r != "exact":
                print(r, it["id"], repr(it["text"]), "want", it["expect"], "got", got)
        hr = [
            (a, p)
            for it in gold
            for a in it["expect"]
            if a["do"] in ("reject", "return")
            for p in pred.get(it["id"], {}).get("actions", [])
            if p["do"] in ("reject", "return") and p.get("lead") == a["lead"]
        ]
        print(
            "has_reason right in %d of %d recognised reject/return"
            % (sum(bool(p.get("has_reason")) == a["has_reason"] for a, p in hr), len(hr))
        )
        n = len(gold)
        print("items", n, {k: "%d (%.1f%%)" % (v, 100 * v / n) for k, v in tot.most_common()})
        for k, v in sorted(by.items()):
            print("  %-10s" % k, dict(v))
        sys.exit(2 if tot["critical"] else 0)
    if kind == "leads":
        ok = collections.Counter()
        n = collections.Counter()
        cnt = 0
        for it in gold:
            got = pred.get(it["id"], {}).get("leads", [])
            cnt += len(got) == len(it["expect"])
            for i, e in enumerate(it["expect"]):
                acc = {} if strict else e.get("accept", {})
                g = got[i] if i < len(got) else {}
                for k, v in e.items():
                    if k == "accept":
                        continue
                    n[k] += 1
                    if field_ok(k, v, g.get(k), acc):
                        ok[k] += 1
                    elif show:
                        print(it["id"], k, "want", v, "got", g.get(k))
        print("posts", len(gold), "right number of leads", cnt)
        for k in n:
            print("  %-16s %d/%d" % (k, ok[k], n[k]))
    if kind == "companies":
        c = collections.Counter((str(x["same"]), str(pred.get(x["id"], {}).get("same"))) for x in gold)
        for k, v in sorted(c.items()):
            print("gold %-8s predicted %-8s %d" % (k + (v,)))
        print(
            "false merges (gold not same, predicted same):",
            sum(v for k, v in c.items() if k[0] != "True" and k[1] == "True"),
        )
        if show:
            for x in gold:
                if str(x["same"]) != str(pred.get(x["id"], {}).get("same")):
                    print(x)


if __name__ == "__main__":
    main()
