using FsCheck;
using FsCheck.Fluent;
using Planner.Cli;

namespace Planner.Tests.Drawing;

public sealed class EntryBucketsTests
{
    [Fact]
    public void What_is_kept_on_disk_comes_back_as_from_memory_however_often_it_is_asked_for() => Prop.ForAll(
        Gen.ListOf(from person in Gen.Choose(0, 40) from identity in Gen.Elements("ann@x.example", "élodie", "a,\"b\"\n", "𝒵") select (person, identity)).ToArbitrary(),
        rows =>
        {
            var parent = Directory.CreateTempSubdirectory("planner-buckets-").FullName;
            try
            {
                var memory = new MemoryShelf();
                using (var disk = new EntryBuckets(parent))
                {
                    foreach (var (row, line) in rows.Select((row, line) => (row, line)))
                    {
                        memory.Add(DrawSample.Person(row.person), row.identity, line);
                        disk.Add(DrawSample.Person(row.person), row.identity, line);
                        if (line == rows.Count / 2)
                        {
                            Assert.Equal(memory.InOrder(), disk.InOrder());
                        }
                    }

                    Assert.Equal(memory.InOrder(), disk.InOrder());
                    Assert.Equal(memory.InOrder(), disk.InOrder());
                }

                // Nobody's name is left behind.
                return !Directory.EnumerateFileSystemEntries(parent).Any();
            }
            finally
            {
                Directory.Delete(parent, recursive: true);
            }
        }).QuickCheckThrowOnFailure();
}
