// Command tlog verifies an exported log with golang.org/x/mod/sumdb alone: nothing in it comes from the studio.
//
//	tlog LOG VKEY OLD-CHECKPOINT
//
// It opens the signed checkpoint, compares every leaf with its hash in the tiles (which it authenticates against the
// signed root), proves the inclusion of the first and last leaf of each bundle, and proves that the log continues the old
// checkpoint. It prints the number of entries, or what is wrong with exit status 1.
package main

import (
	"encoding/base64"
	"encoding/binary"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

const height = 8

// tiles reads tiles from the static layout. Its paths are those of package tlog without the height.
type tiles string

func (t tiles) Height() int                                { return height }
func (t tiles) SaveTiles(tiles []tlog.Tile, data [][]byte) {}

func (t tiles) ReadTiles(wanted []tlog.Tile) ([][]byte, error) {
	var all [][]byte
	for _, tile := range wanted {
		path := strings.Replace(tile.Path(), "tile/8/", "tile/", 1)
		data, err := os.ReadFile(filepath.Join(string(t), filepath.FromSlash(path)))
		if err != nil {
			return nil, err
		}
		all = append(all, data)
	}
	return all, nil
}

// entries reads the bundle of entries that starts at seq 256*n.
func (t tiles) entries(n int64, width int) ([][]byte, error) {
	path := tlog.Tile{H: height, L: -1, N: n, W: width}.Path()
	path = strings.Replace(path, "tile/8/data/", "tile/entries/", 1)
	data, err := os.ReadFile(filepath.Join(string(t), filepath.FromSlash(path)))
	if err != nil {
		return nil, err
	}
	var all [][]byte
	for len(data) > 0 {
		end := 2 + int(binary.BigEndian.Uint16(data))
		all = append(all, data[2:end])
		data = data[end:]
	}
	if len(all) != width {
		return nil, fmt.Errorf("%s: %d entries, want %d", path, len(all), width)
	}
	return all, nil
}

// checkpoint opens a signed checkpoint.
func checkpoint(path string, verifier note.Verifier) (tlog.Tree, error) {
	var tree tlog.Tree
	data, err := os.ReadFile(path)
	if err != nil {
		return tree, err
	}
	opened, err := note.Open(data, note.VerifierList(verifier))
	if err != nil {
		return tree, err
	}
	lines := strings.Split(opened.Text, "\n")
	if len(lines) < 4 || lines[0] != verifier.Name() {
		return tree, fmt.Errorf("%s: not a checkpoint of %s", path, verifier.Name())
	}
	if tree.N, err = strconv.ParseInt(lines[1], 10, 64); err != nil {
		return tree, err
	}
	root, err := base64.StdEncoding.DecodeString(lines[2])
	if err != nil || copy(tree.Hash[:], root) != tlog.HashSize {
		return tree, fmt.Errorf("%s: malformed root", path)
	}
	return tree, nil
}

func verify(log, vkey, old string) (int64, error) {
	verifier, err := note.NewVerifier(vkey)
	if err != nil {
		return 0, err
	}
	tree, err := checkpoint(filepath.Join(log, "checkpoint"), verifier)
	if err != nil {
		return 0, err
	}
	reader := tlog.TileHashReader(tree, tiles(log))
	for seq := int64(0); seq < tree.N; seq += 1 << height {
		width := int64(1 << height)
		if tree.N-seq < width {
			width = tree.N - seq
		}
		bundle, err := tiles(log).entries(seq>>height, int(width))
		if err != nil {
			return 0, err
		}
		if err := sameLeaves(reader, seq, bundle); err != nil {
			return 0, err
		}
		for _, at := range []int{0, len(bundle) - 1} {
			if err := included(tree, reader, seq+int64(at), bundle[at]); err != nil {
				return 0, err
			}
		}
	}
	return tree.N, continues(tree, reader, old, verifier)
}

func sameLeaves(reader tlog.HashReader, first int64, bundle [][]byte) error {
	var indexes []int64
	for offset := range bundle {
		indexes = append(indexes, tlog.StoredHashIndex(0, first+int64(offset)))
	}
	hashes, err := reader.ReadHashes(indexes)
	if err != nil {
		return err
	}
	for offset, entry := range bundle {
		if hashes[offset] != tlog.RecordHash(entry) {
			return fmt.Errorf("entry %d: not the leaf in the tile", first+int64(offset))
		}
	}
	return nil
}

func included(tree tlog.Tree, reader tlog.HashReader, seq int64, entry []byte) error {
	proof, err := tlog.ProveRecord(tree.N, seq, reader)
	if err != nil {
		return fmt.Errorf("entry %d: %w", seq, err)
	}
	if err := tlog.CheckRecord(proof, tree.N, tree.Hash, seq, tlog.RecordHash(entry)); err != nil {
		return fmt.Errorf("entry %d: %w", seq, err)
	}
	return nil
}

func continues(tree tlog.Tree, reader tlog.HashReader, path string, verifier note.Verifier) error {
	old, err := checkpoint(path, verifier)
	if err != nil {
		return err
	}
	proof, err := tlog.ProveTree(tree.N, old.N, reader)
	if err != nil {
		return err
	}
	return tlog.CheckTree(proof, tree.N, tree.Hash, old.N, old.Hash)
}

func main() {
	if len(os.Args) != 4 {
		fmt.Fprintln(os.Stderr, "usage: tlog LOG VKEY OLD-CHECKPOINT")
		os.Exit(2)
	}
	size, err := verify(os.Args[1], os.Args[2], os.Args[3])
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	fmt.Println(size)
}
