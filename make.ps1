# The verbs of the Makefile for Windows PowerShell: .\make.ps1 demo, .\make.ps1 test, .\make.ps1 check, .\make.ps1 fix
param([Parameter(Position = 0)][ValidateSet("demo", "test", "check", "fix", "golden", "languagetool", "bench", "wheel")][string]$Verb = "demo",
    [Parameter(ValueFromRemainingArguments = $true)][string[]]$Flere = @())
$ErrorActionPreference = "Stop"
$bin = ".venv\Scripts"

function Invoke-Step([string]$Program, [string[]]$Arguments) {
    & $Program @Arguments
    if ($LASTEXITCODE -ne 0) { exit $LASTEXITCODE }
}

if (-not (Test-Path "$bin\drafting.exe")) {
    Invoke-Step "py" @("-3", "-m", "venv", ".venv")
    Invoke-Step "$bin\python.exe" @("-m", "pip", "install", "--quiet", "-c", "requirements\constraints.txt", "-e", ".")
}
if ($Verb -ne "demo" -and -not (Test-Path "$bin\pytest.exe")) {
    Invoke-Step "$bin\python.exe" @("-m", "pip", "install", "--quiet", "-c", "requirements\constraints.txt", "-e", ".[test,dev,sprog]")
}
switch ($Verb) {
    "demo" {
        foreach ($sag in Get-ChildItem eksempler\*\sag.yaml) {
            Invoke-Step "$bin\drafting.exe" @("brev", $sag.FullName, "--alle", "--format", "docx,pdf,txt,html", "--dato", "2026-11-20", "--ud", "ud\$($sag.Directory.Name)")
        }
    }
    "test" { Invoke-Step "$bin\python.exe" @("-m", "pytest", "-n", "2") }
    "check" {
        Invoke-Step "$bin\ruff.exe" @("check", ".")
        Invoke-Step "$bin\ruff.exe" @("format", "--check", ".")
        Invoke-Step "$bin\mypy.exe" @()
        Invoke-Step "$bin\lint-imports.exe" @("--no-cache")
        Invoke-Step "$bin\drafting.exe" @("skabelon", "tjek")
    }
    "fix" {
        Invoke-Step "$bin\ruff.exe" @("check", "--fix", ".")
        Invoke-Step "$bin\ruff.exe" @("format", ".")
    }
    "golden" { Invoke-Step "$bin\python.exe" @("-m", "pytest", "-q", "tests\test_golden.py", "tests\test_grene.py", "tests\test_varianter.py", "tests\test_tilgaengelig.py", "--golden") }
    "languagetool" {
        if (Test-Path .tools\languagetool) { Remove-Item -Recurse -Force .tools\languagetool }
        Invoke-Step "mvn" @("-q", "-B", "-f", "dev\languagetool\pom.xml", "org.apache.maven.plugins:maven-dependency-plugin:3.6.1:copy-dependencies", "-DincludeScope=runtime", "-Dmdep.stripVersion=true", "-DoutputDirectory=$PWD\.tools\languagetool\libs")
        Move-Item .tools\languagetool\libs\languagetool-server.jar .tools\languagetool
    }
    "bench" { Invoke-Step "py" (@("-3", "bench\byg.py") + $Flere) }
    "wheel" { Invoke-Step "$bin\python.exe" @("-m", "build", "--wheel", "--no-isolation") }
}
