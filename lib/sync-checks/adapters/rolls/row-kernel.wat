;; What costs most of a comparison, in one pass over the bytes each: `equalRows` tells how far two rolls are the same, how
;; many whole rows that is, and whether each of them begins as a row of the county and ascends; `digestRows` digests the
;; rows of one roll. test/sync-checks/adapters/rolls/ assembles it
;; into row-kernel-module.ts (row-kernel-source.test.ts) and holds it against the same rules in words (row-kernel.test.ts).
(module
  ;; row-kernel.ts says what stands where. 64 bytes behind what is to be looked at are read, and mean nothing.
  (memory (export "memory") 35)

  ;; Of the last call: how many bytes are the same, where the last whole row starts, and where the one after it would.
  (global $same (export "same") (mut i32) (i32.const 0))
  (global $last (export "last") (mut i32) (i32.const 0))
  (global $end (export "end") (mut i32) (i32.const 0))

  ;; A bit for each of 64 bytes.
  (func $bits (param $a v128) (param $b v128) (param $c v128) (param $d v128) (result i64)
    (i64.or
      (i64.or
        (i64.extend_i32_u (i8x16.bitmask (local.get $a)))
        (i64.shl (i64.extend_i32_u (i8x16.bitmask (local.get $b))) (i64.const 16)))
      (i64.or
        (i64.shl (i64.extend_i32_u (i8x16.bitmask (local.get $c))) (i64.const 32))
        (i64.shl (i64.extend_i32_u (i8x16.bitmask (local.get $d))) (i64.const 48)))))

  (func $any (param $a v128) (param $b v128) (param $c v128) (param $d v128) (result i32)
    (v128.any_true (v128.or (v128.or (local.get $a) (local.get $b)) (v128.or (local.get $c) (local.get $d)))))

  ;; How long the voter ID is with which a row begins: 1 to 64 letters, digits, "-" and "_", and then the county between
  ;; commas, which are the four bytes of $county. 0 when it does not begin so.
  (func $idLength (param $row i32) (param $county i32) (result i32)
    (local $at i32) (local $bytes v128) (local $others i32)
    (local.set $at (local.get $row))
    (loop $letters
      (local.set $bytes (v128.load (local.get $at)))
      ;; A bit for each of 16 bytes that may not stand in an ID. 0x20 makes small letters of capitals.
      (local.set $others (i32.xor (i32.const 0xffff) (i8x16.bitmask (v128.or
        (v128.or
          (i8x16.lt_u
            (i8x16.sub
              (v128.or (local.get $bytes) (i8x16.splat (i32.const 0x20)))
              (i8x16.splat (i32.const 0x61 (; a ;))))
            (i8x16.splat (i32.const 26)))
          (i8x16.lt_u
            (i8x16.sub (local.get $bytes) (i8x16.splat (i32.const 0x30 (; 0 ;))))
            (i8x16.splat (i32.const 10))))
        (v128.or
          (i8x16.eq (local.get $bytes) (i8x16.splat (i32.const 0x2d (; - ;))))
          (i8x16.eq (local.get $bytes) (i8x16.splat (i32.const 0x5f (; _ ;)))))))))
      (if (i32.eqz (local.get $others))
        (then
          (local.set $at (i32.add (local.get $at) (i32.const 16)))
          (br_if $letters (i32.le_u (i32.sub (local.get $at) (local.get $row)) (i32.const 64)))
          (return (i32.const 0)))))
    (local.set $at (i32.add (local.get $at) (i32.ctz (local.get $others))))
    (if (i32.ne (i32.load (local.get $at)) (local.get $county)) (then (return (i32.const 0))))
    (local.set $at (i32.sub (local.get $at) (local.get $row)))
    (select (local.get $at) (i32.const 0) (i32.le_u (local.get $at) (i32.const 64))))

  ;; Whether the voter ID of $row, $length long, comes behind that of $before. A comma ends both, and sorts before all that
  ;; stands in an ID; rows that differ only behind it are of the same voter.
  (func $ascends (param $before i32) (param $row i32) (param $length i32) (result i32)
    (local $at i32) (local $differing i32)
    (loop $alike
      (local.set $differing (i8x16.bitmask (i8x16.ne
        (v128.load (i32.add (local.get $before) (local.get $at)))
        (v128.load (i32.add (local.get $row) (local.get $at))))))
      (if (i32.eqz (local.get $differing))
        (then
          (local.set $at (i32.add (local.get $at) (i32.const 16)))
          (br_if $alike (i32.le_u (local.get $at) (local.get $length)))
          (return (i32.const 0)))))
    (local.set $at (i32.add (local.get $at) (i32.ctz (local.get $differing))))
    (i32.and
      (i32.le_u (local.get $at) (local.get $length))
      (i32.lt_u
        (i32.load8_u (i32.add (local.get $before) (local.get $at)))
        (i32.load8_u (i32.add (local.get $row) (local.get $at))))))

  ;; Looks at up to $most bytes from $at and $other on. Gives how many whole rows are the same; -1 when one of them does not
  ;; begin as a row of the county or does not ascend, and it is then not said where it stands.
  (func (export "equalRows") (param $at i32) (param $other i32) (param $most i32) (param $county i32) (result i32)
    (local $start i32) (local $limit i32) (local $row i32) (local $last i32) (local $count i32) (local $length i32)
    (local $bad i32) (local $found i32) (local $newlines i64)
    (local $a v128) (local $b v128) (local $c v128) (local $d v128)
    (local $e v128) (local $f v128) (local $g v128) (local $h v128)
    (local.set $start (local.get $at))
    (local.set $row (local.get $at))
    (local.set $limit (i32.add (local.get $at) (local.get $most)))
    (block $done
      (loop $blocks
        (br_if $done (i32.ge_u (local.get $at) (local.get $limit)))
        (local.set $a (v128.load (local.get $at)))
        (local.set $b (v128.load offset=16 (local.get $at)))
        (local.set $c (v128.load offset=32 (local.get $at)))
        (local.set $d (v128.load offset=48 (local.get $at)))
        (local.set $e (v128.xor (local.get $a) (v128.load (local.get $other))))
        (local.set $f (v128.xor (local.get $b) (v128.load offset=16 (local.get $other))))
        (local.set $g (v128.xor (local.get $c) (v128.load offset=32 (local.get $other))))
        (local.set $h (v128.xor (local.get $d) (v128.load offset=48 (local.get $other))))
        (if (call $any (local.get $e) (local.get $f) (local.get $g) (local.get $h))
          (then
            ;; The first byte that differs ends it.
            (local.set $found (i32.add (local.get $at) (i32.wrap_i64 (i64.ctz (call $bits
              (i8x16.ne (local.get $e) (v128.const i64x2 0 0))
              (i8x16.ne (local.get $f) (v128.const i64x2 0 0))
              (i8x16.ne (local.get $g) (v128.const i64x2 0 0))
              (i8x16.ne (local.get $h) (v128.const i64x2 0 0)))))))
            (if (i32.lt_u (local.get $found) (local.get $limit)) (then (local.set $limit (local.get $found))))))
        (local.set $e (i8x16.eq (local.get $a) (i8x16.splat (i32.const 10))))
        (local.set $f (i8x16.eq (local.get $b) (i8x16.splat (i32.const 10))))
        (local.set $g (i8x16.eq (local.get $c) (i8x16.splat (i32.const 10))))
        (local.set $h (i8x16.eq (local.get $d) (i8x16.splat (i32.const 10))))
        (if (call $any (local.get $e) (local.get $f) (local.get $g) (local.get $h))
          (then
            (local.set $newlines (call $bits (local.get $e) (local.get $f) (local.get $g) (local.get $h)))
            (loop $lines
              (local.set $found (i32.add (local.get $at) (i32.wrap_i64 (i64.ctz (local.get $newlines)))))
              (br_if $done (i32.ge_u (local.get $found) (local.get $limit)))
              ;; No newline stands in an ID or the county: what $idLength saw lies before this one.
              (local.set $length (call $idLength (local.get $row) (local.get $county)))
              (if (i32.eqz (local.get $length)) (then (local.set $bad (i32.const 1))))
              (if (i32.and
                    (i32.ne (local.get $count) (i32.const 0))
                    (i32.eqz (call $ascends (local.get $last) (local.get $row) (local.get $length))))
                (then (local.set $bad (i32.const 1))))
              (local.set $count (i32.add (local.get $count) (i32.const 1)))
              (local.set $last (local.get $row))
              (local.set $row (i32.add (local.get $found) (i32.const 1)))
              (local.set $newlines (i64.and (local.get $newlines) (i64.sub (local.get $newlines) (i64.const 1))))
              (br_if $lines (i64.ne (local.get $newlines) (i64.const 0))))))
        (local.set $at (i32.add (local.get $at) (i32.const 64)))
        (local.set $other (i32.add (local.get $other) (i32.const 64)))
        (br $blocks)))
    (global.set $same (i32.sub (local.get $limit) (local.get $start)))
    (global.set $last (local.get $last))
    (global.set $end (local.get $row))
    (select (i32.const -1) (local.get $count) (local.get $bad)))

  ;; Murmur3's finaliser.
  (func $mix (param $h i32) (result i32)
    (local.set $h (i32.mul (i32.xor (local.get $h) (i32.shr_u (local.get $h) (i32.const 16))) (i32.const 0x85ebca6b)))
    (local.set $h (i32.mul (i32.xor (local.get $h) (i32.shr_u (local.get $h) (i32.const 13))) (i32.const 0xc2b2ae35)))
    (i32.xor (local.get $h) (i32.shr_u (local.get $h) (i32.const 16))))

  ;; Writes the digest of $length bytes from $at on as two words: `Digest.bytes` in domain/compare/digest.ts, step by step.
  (func $digest (param $at i32) (param $length i32) (param $a i32) (param $b i32) (param $into i32)
    (local $c i32) (local $d i32) (local $end i32) (local $last i32) (local $from i32) (local $word i32)
    (local $x i32) (local $y i32)
    (local.set $c (i32.xor (local.get $a) (i32.const 0x3c6ef372)))
    (local.set $d (i32.xor (local.get $b) (i32.const 0x1b873593)))
    (local.set $end (i32.add (local.get $at) (local.get $length)))
    (if (i32.ge_u (local.get $length) (i32.const 8))
      (then
        (local.set $last (i32.sub (local.get $end) (i32.const 8)))
        (loop $words
          (local.set $from (select (local.get $at) (local.get $last) (i32.lt_u (local.get $at) (local.get $last))))
          (local.set $word (i32.load (local.get $from)))
          (local.set $a (i32.rotl
            (i32.mul (i32.xor (local.get $a) (local.get $word)) (i32.const 0x9e3779b1)) (i32.const 13)))
          (local.set $b (i32.rotl
            (i32.mul (i32.xor (local.get $b) (local.get $word)) (i32.const 0x85ebca77)) (i32.const 17)))
          (local.set $word (i32.load offset=4 (local.get $from)))
          (local.set $c (i32.rotl
            (i32.mul (i32.xor (local.get $c) (local.get $word)) (i32.const 0xc2b2ae3d)) (i32.const 11)))
          (local.set $d (i32.rotl
            (i32.mul (i32.xor (local.get $d) (local.get $word)) (i32.const 0x27d4eb2f)) (i32.const 19)))
          (br_if $words (i32.lt_u
            (local.tee $at (i32.add (local.get $at) (i32.const 8)))
            (local.get $end)))))
      (else
        (loop $bytes
          (if (i32.lt_u (local.get $at) (local.get $end))
            (then
              (local.set $word (i32.load8_u (local.get $at)))
              (local.set $a (i32.rotl
                (i32.mul (i32.xor (local.get $a) (local.get $word)) (i32.const 0x9e3779b1)) (i32.const 13)))
              (local.set $d (i32.rotl
                (i32.mul (i32.xor (local.get $d) (local.get $word)) (i32.const 0x27d4eb2f)) (i32.const 17)))
              (local.set $at (i32.add (local.get $at) (i32.const 1)))
              (br $bytes))))))
    (local.set $x (i32.xor
      (call $mix (i32.xor (local.get $a) (local.get $length)))
      (i32.mul (call $mix (local.get $c)) (i32.const 0x165667b1))))
    (local.set $y (i32.xor
      (call $mix (i32.add (local.get $b) (i32.mul (local.get $d) (i32.const 0x9e3779b1))))
      (local.get $length)))
    (i32.store (local.get $into)
      (call $mix (i32.add (local.get $x) (i32.mul (local.get $y) (i32.const 0x85ebca77)))))
    (i32.store offset=4 (local.get $into)
      (call $mix (i32.xor
        (i32.xor
          (local.get $y)
          (i32.mul (call $mix (i32.xor (local.get $d) (local.get $a))) (i32.const 0x27d4eb2f)))
        (local.get $c)))))

  ;; Where the next newline stands; $limit when there is none before it.
  (func $newline (param $at i32) (param $limit i32) (result i32)
    (local $a v128) (local $b v128) (local $c v128) (local $d v128)
    (loop $blocks
      (local.set $a (i8x16.eq (v128.load (local.get $at)) (i8x16.splat (i32.const 10))))
      (local.set $b (i8x16.eq (v128.load offset=16 (local.get $at)) (i8x16.splat (i32.const 10))))
      (local.set $c (i8x16.eq (v128.load offset=32 (local.get $at)) (i8x16.splat (i32.const 10))))
      (local.set $d (i8x16.eq (v128.load offset=48 (local.get $at)) (i8x16.splat (i32.const 10))))
      (if (call $any (local.get $a) (local.get $b) (local.get $c) (local.get $d))
        (then
          (local.set $at (i32.add (local.get $at) (i32.wrap_i64 (i64.ctz
            (call $bits (local.get $a) (local.get $b) (local.get $c) (local.get $d))))))
          (return (select (local.get $at) (local.get $limit) (i32.lt_u (local.get $at) (local.get $limit))))))
      (br_if $blocks (i32.lt_u (local.tee $at (i32.add (local.get $at) (i32.const 64))) (local.get $limit))))
    (local.get $limit))

  ;; Digests up to $most whole rows in [$at, $limit), which holds a byte at least, and writes five words for each from $into
  ;; on: the digest of its voter ID, that of the rest of its line without the line end, and where the next row starts.
  ;; Stops before a line that does not begin as a row of the county, and before one longer than LONGEST_ROW with its line
  ;; end, which is no row. Gives how many rows that were.
  (func (export "digestRows")
    (param $at i32) (param $limit i32) (param $county i32) (param $seed i32) (param $seed2 i32)
    (param $into i32) (param $most i32) (result i32)
    (local $count i32) (local $newline i32) (local $id i32) (local $behind i32) (local $longest i32)
    (block $done
      (loop $rows
        (br_if $done (i32.ge_u (local.get $count) (local.get $most)))
        (br_if $done (i32.ge_u (local.get $at) (local.get $limit)))
        (local.set $longest (i32.add (local.get $at) (i32.const 65536)))
        (local.set $longest
          (select (local.get $longest) (local.get $limit) (i32.lt_u (local.get $longest) (local.get $limit))))
        (local.set $newline (call $newline (local.get $at) (local.get $longest)))
        (br_if $done (i32.eq (local.get $newline) (local.get $longest)))
        (local.set $id (call $idLength (local.get $at) (local.get $county)))
        (br_if $done (i32.eqz (local.get $id)))
        (call $digest (local.get $at) (local.get $id) (local.get $seed) (local.get $seed2) (local.get $into))
        (local.set $behind (i32.sub (i32.sub (local.get $newline) (local.get $at)) (local.get $id)))
        (if (i32.eq (i32.load8_u (i32.sub (local.get $newline) (i32.const 1))) (i32.const 13))
          (then (local.set $behind (i32.sub (local.get $behind) (i32.const 1)))))
        (call $digest
          (i32.add (local.get $at) (local.get $id)) (local.get $behind)
          (local.get $seed) (local.get $seed2) (i32.add (local.get $into) (i32.const 8)))
        (local.set $at (i32.add (local.get $newline) (i32.const 1)))
        (i32.store offset=16 (local.get $into) (local.get $at))
        (local.set $into (i32.add (local.get $into) (i32.const 20)))
        (local.set $count (i32.add (local.get $count) (i32.const 1)))
        (br $rows)))
    (local.get $count)))
