global using NodaTime;
global using System.Collections.Immutable;
