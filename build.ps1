#!/usr/bin/env pwsh
# The build for PowerShell users: ./build.ps1 --target=Test. Takes the same arguments as the Cake script.
$ErrorActionPreference = 'Stop'
Push-Location $PSScriptRoot
try {
    dotnet tool restore
    if ($LASTEXITCODE -eq 0) { dotnet cake build/build.cake @args }
    exit $LASTEXITCODE
}
finally {
    Pop-Location
}
